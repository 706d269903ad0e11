import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import type { TagTone } from "@/app/_ui/tag";
import { ruleWords } from "@/app/(manager)/work/rules/rule-words";
import type { ShownSet } from "@/lib/policy/queries";

type Props = { shown: ShownSet };

/** The rules of a version, each as a sentence; what differs from the one in force is marked. */
export async function RuleTable({ shown }: Props) {
  const t = await getTranslations("rules.table");
  const words = await ruleWords();
  const { id: setId, set, state, against, findings } = shown;
  const { added, changed } = against.changes;
  const marks = (id: string): { word: string; tone: TagTone }[] => [
    ...(added.includes(id) ? [{ word: t("added"), tone: "info" as const }] : []),
    ...(changed.includes(id) ? [{ word: t("changed"), tone: "info" as const }] : []),
    ...(findings.some((one) => one.rule === id && one.kind !== "overlap")
      ? [{ word: t("odd"), tone: "warn" as const }]
      : []),
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { key: "name", head: t("name"), names: true, wide: true },
        { key: "sentence", head: t("sentence"), wide: true },
        { key: "action", head: t("action") },
        { key: "id", head: t("id") },
      ]}
      rows={set.rules.map((rule) => ({
        id: rule.id,
        cells: {
          name: {
            text: words.name(rule),
            ...(state === "draft" && { href: `/work/rules/${setId}/rule?rule=${rule.id}` }),
            tags: marks(rule.id),
          },
          sentence: { text: words.whole(rule) },
          action: { text: t(`does.${rule.action}`) },
          id: { text: rule.id, face: "code" as const },
        },
      }))}
    />
  );
}

/** Rules of the version in force that this one no longer has. */
export async function RemovedRules({ shown: { against } }: Props) {
  const t = await getTranslations("rules.table");
  const words = await ruleWords();
  const gone = against.set.rules.filter(({ id }) => against.changes.removed.includes(id));
  if (gone.length === 0) return null;
  return (
    <p className="mt-2">
      {t("removed", { version: against.version })} {gone.map(words.name).join(t("comma"))}
    </p>
  );
}

/** What reads oddly: rules nobody meets, rules that add nothing, contradictions, overlaps. */
export async function Findings({ shown: { findings, set } }: Props) {
  const t = await getTranslations("rules.findings");
  const words = await ruleWords();
  const nameOf = (id: string) => words.name(set.rules.find((rule) => rule.id === id) ?? { id });
  if (findings.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ul className="mt-1 list-disc pl-5">
      {findings.map((one) => (
        <li key={`${one.kind} ${one.rule} ${"by" in one ? one.by : ""}`}>
          <b>{t(`kind.${one.kind}`)}</b>{" "}
          {one.kind === "unreachable"
            ? t("told.unreachable", { rule: nameOf(one.rule) })
            : t(`told.${one.kind}`, { rule: nameOf(one.rule), by: nameOf(one.by) })}
        </li>
      ))}
    </ul>
  );
}
