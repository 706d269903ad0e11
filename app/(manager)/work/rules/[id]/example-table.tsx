import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { Tag } from "@/app/_ui/tag";
import { ruleWords } from "@/app/(manager)/work/rules/rule-words";
import type { ShownSet } from "@/lib/policy/queries";

/** The examples stored with a version: what each has to give, and what it gives. */
export async function ExampleTable({ shown: { id: setId, state, set, examples } }: { shown: ShownSet }) {
  const t = await getTranslations("rules.examples");
  const { field, value, name: nameOf } = await ruleWords();
  if (examples.length === 0) return <Empty title={t("none")}>{t("noneText")}</Empty>;
  const told = (facts: Record<string, string | number>) =>
    Object.entries(facts)
      .map(([of, said]) => t("fact", { field: field(of), value: value(of, said) }))
      .join(t("comma"));
  const hits = (ids: string[]) =>
    ids.map((id) => nameOf(set.rules.find((rule) => rule.id === id) ?? { id })).join(t("comma"));
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { key: "name", head: t("name"), names: true },
        { key: "facts", head: t("facts"), wide: true },
        { key: "expected", head: t("expected") },
        { key: "got", head: t("got"), wide: true },
        { key: "holds", head: t("holds") },
      ]}
      rows={examples.map((one) => ({
        id: one.id,
        cells: {
          name: {
            text: one.name,
            ...(state === "draft" && { href: `/work/rules/${setId}/example?example=${one.id}` }),
          },
          facts: { text: told(one.facts) },
          expected: { text: t(`says.${one.expected}`) },
          got: {
            text: one.hits.length > 0 ? t("by", { says: t(`says.${one.got}`), rules: hits(one.hits) }) : t("says.none"),
          },
          holds: <Tag tone={one.holds ? "ok" : "bad"}>{t(one.holds ? "passes" : "fails")}</Tag>,
        },
      }))}
    />
  );
}
