import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { Form, Hidden } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { Tag } from "@/app/_ui/tag";
import { draft } from "@/app/(manager)/work/rules/actions";
import { toneOf } from "@/app/(manager)/work/rules/state-tone";
import { requireRole } from "@/lib/auth/require-role";
import type { Language } from "@/lib/language";
import { listRuleSets } from "@/lib/policy/queries";
import { formatDateTime } from "@/lib/time";

/** Every version of the rules: what is in force, what waits, what is being written. */
export default async function RulesPage({ searchParams }: PageProps<"/work/rules">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const t = await getTranslations("rules");
  const value = await getTranslations("ui.value");
  const language = (await getLocale()) as Language;
  const sets = await listRuleSets(manager);
  const at = (when: Date | null) => ({
    text: when ? formatDateTime(when, language) : "",
    ...(when && { at: when.toISOString() }),
  });
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={t("title")} lead={t("lead")}>
        <Form action={draft} bare>
          <Hidden name="fromId" value="inForce" />
          <Submit>{t("list.draft")}</Submit>
        </Form>
      </StaffHead>
      <div className="mt-5">
        {sets.length === 0 ? (
          <Empty title={t("list.none")} />
        ) : (
          <DataTable
            caption={t("list.caption")}
            none={value("none")}
            columns={[
              { key: "version", head: t("list.version"), names: true },
              { key: "state", head: t("list.state") },
              { key: "effective", head: t("list.effective") },
              { key: "until", head: t("list.until") },
              { key: "rules", head: t("list.rules"), end: true },
              { key: "from", head: t("list.from"), end: true },
              { key: "edited", head: t("list.edited") },
              { key: "by", head: t("list.by") },
            ]}
            rows={sets.map((set) => ({
              id: set.id,
              state: set.state === "retired" || set.state === "discarded" ? ("off" as const) : undefined,
              cells: {
                version: { text: t("version", { version: set.version }), href: `/work/rules/${set.id}` },
                state: <Tag tone={toneOf[set.state]}>{t(`state.${set.state}`)}</Tag>,
                effective: at(set.effectiveFrom),
                until: at(set.state === "shadow" ? set.shadowUntil : set.retiredAt),
                rules: { text: String(set.rules), face: "num" as const },
                from: { text: set.fromVersion ? String(set.fromVersion) : "", face: "num" as const },
                edited: at(set.editedAt),
                by: { text: set.editedBy ?? "" },
              },
            }))}
          />
        )}
      </div>
    </>
  );
}
