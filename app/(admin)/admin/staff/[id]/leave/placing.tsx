import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { CasesTable, type OpenCase } from "@/app/(admin)/admin/staff/[id]/leave/cases-table";
import type { Colleague } from "@/lib/staff/colleagues";
import { loadsAfter } from "@/lib/staff/rules";
import type { Placement } from "@/lib/staff/schema";

type Props = { cases: OpenCase[]; colleagues: Colleague[]; placements: Placement[] };

/** What would go where, and what everybody has in hand before and after. */
export async function Placing({ cases, colleagues, placements }: Props) {
  const t = await getTranslations("staff.leave");
  const after = loadsAfter(colleagues, placements);
  const takerOf = (id: string) => {
    const toId = placements.find(({ applicationId }) => applicationId === id)?.toId;
    return colleagues.find((one) => one.id === toId);
  };
  const taking = colleagues.filter(({ id, load }) => after.get(id) !== load);
  return (
    <>
      <DataTable
        caption={t("loads")}
        columns={(["name", "branch", "before", "after"] as const).map((key) => ({
          key,
          head: t(`head.${key}`),
          names: key === "name",
          end: key === "before" || key === "after",
        }))}
        rows={taking.map((one) => ({
          id: one.id,
          cells: {
            name: [one.name, one.number].join(" "),
            branch: one.branch ?? "",
            before: one.load,
            after: <b>{after.get(one.id)}</b>,
          },
        }))}
      />
      <CasesTable cases={cases} taker={({ id }) => [takerOf(id)?.name, takerOf(id)?.number].join(" ")} />
    </>
  );
}
