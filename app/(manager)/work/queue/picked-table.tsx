import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { None, When } from "@/app/_ui/value";
import type { PickedRow } from "@/lib/queue/queries";

type Words = (code: string, values?: Record<string, string>) => string;

/** The ticked rows, each with what speaks against the deed. */
export async function PickedTable({ rows }: { rows: (PickedRow & { refused: string | null })[] }) {
  const t = await getTranslations("queue");
  const status = await getTranslations("applications.status");
  const products = await getTranslations("products.names");
  const refusals = (await getTranslations("refusals")) as unknown as Words;
  return (
    <DataTable
      caption={t("confirm.outcome")}
      columns={[
        { key: "number", head: t("head.number"), names: true },
        { key: "name", head: t("head.name") },
        { key: "product", head: t("head.product") },
        { key: "status", head: t("head.status") },
        { key: "manager", head: t("head.manager") },
        { key: "due", head: t("head.due") },
        { key: "outcome", head: t("confirm.outcome"), wide: true },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        state: row.refused ? "off" : undefined,
        cells: {
          number: (
            <a href={`/work/applications/${row.id}`} className="code">
              {row.number}
            </a>
          ),
          name: row.name || <None />,
          product: products(row.productCode as "STANDARD"),
          status: status(row.status),
          manager: row.manager?.staffName ?? <None />,
          due: <When at={row.dueAt} to="short" />,
          outcome: row.refused ? refusals(row.refused, { manager: row.manager?.staffName ?? "" }) : t("confirm.can"),
        },
      }))}
    />
  );
}
