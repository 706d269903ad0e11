import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { percent } from "@/app/(manager)/work/figures";
import { type GroupEffect, leastGroup } from "@/lib/policy/trial";

/** Below four fifths of the group that is approved most, a person has to look why. */
const fourFifths = 0.8;

/** The share advised to approve by sex, age and town, which no rule and no card reads: to see whom a change touches. */
export async function GroupTable({ groups }: { groups: GroupEffect[] }) {
  const t = await getTranslations("rules.groups");
  const enough = groups.filter(({ count }) => count >= leastGroup);
  const best = (group: GroupEffect["group"]) =>
    Math.max(...enough.filter((one) => one.group === group).map(({ after, count }) => after / count), 0.0001);
  return (
    <>
      <h3 className="mt-5">{t("title")}</h3>
      <p className="text-small text-muted">{t("hint", { least: leastGroup })}</p>
      <DataTable
        caption={t("title")}
        columns={[
          { key: "group", head: t("group"), names: true },
          { key: "count", head: t("count"), end: true },
          { key: "before", head: t("before"), end: true },
          { key: "after", head: t("after"), end: true },
          { key: "ratio", head: t("ratio"), end: true },
        ]}
        rows={groups.map(({ group, name, count, before, after }) => {
          const ratio = after / count / best(group);
          const few = count < leastGroup;
          return {
            id: `${group} ${name}`,
            cells: {
              group: { text: t(`${group}.${name}` as "sex.MALE") },
              count: { text: count.toLocaleString("en"), face: "num" as const },
              before: { text: few ? t("few") : percent(before / count), face: "num" as const },
              after: { text: few ? t("few") : percent(after / count), face: "num" as const },
              ratio: {
                text: few ? t("few") : ratio.toFixed(2),
                face: "num" as const,
                tags: !few && ratio < fourFifths ? [{ word: t("flag"), tone: "warn" as const }] : [],
              },
            },
          };
        })}
      />
    </>
  );
}
