import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { StatusTag } from "@/app/_ui/status-tag";
import type { CellMatter } from "@/app/_ui/table-cell";
import { Code, When } from "@/app/_ui/value";
import type { listOpenCases } from "@/lib/staff/queries";

export type OpenCase = Awaited<ReturnType<typeof listOpenCases>>[number];

/** The open cases of a leaver, and in the last column who takes each, as words or as a choice. */
export async function CasesTable({ cases, taker }: { cases: OpenCase[]; taker: (one: OpenCase) => CellMatter }) {
  const t = await getTranslations("staff.leave");
  return (
    <DataTable
      caption={t("cases")}
      columns={(["number", "status", "due", "taker"] as const).map((key) => ({
        key,
        head: t(`head.${key}`),
        names: key === "number",
      }))}
      rows={cases.map((one) => ({
        id: one.id,
        cells: {
          number: <Code>{one.number ?? ""}</Code>,
          status: <StatusTag status={one.status} />,
          due: <When at={one.dueAt} />,
          taker: taker(one),
        },
      }))}
    />
  );
}
