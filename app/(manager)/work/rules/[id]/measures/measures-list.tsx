import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { measureGroups, measureTexts } from "@/app/(manager)/work/rules/[id]/measures/measures-form";
import type { ShownSet } from "@/lib/policy/queries";

/** What this version says beside what the one in force says. */
export async function MeasuresList({ shown: { set, against, version } }: { shown: ShownSet }) {
  const t = await getTranslations("rules.measures");
  const [here, there] = [measureTexts(set), measureTexts(against.set)];
  const names = [...measureGroups.cutOffs, ...measureGroups.costs, ...measureGroups.limit];
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { key: "name", head: t("item"), names: true },
        { key: "here", head: t("here", { version }), end: true },
        { key: "there", head: t("there", { version: against.version }), end: true },
      ]}
      rows={names.map((name) => ({
        id: name,
        cells: {
          name: {
            text: t(`name.${name}`),
            tags: here[name] === there[name] ? [] : [{ word: t("differs"), tone: "info" as const }],
          },
          here: { text: here[name], face: "num" as const },
          there: { text: there[name], face: "num" as const },
        },
      }))}
    />
  );
}
