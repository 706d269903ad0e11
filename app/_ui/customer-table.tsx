import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { Code, None, When } from "@/app/_ui/value";
import type { CustomerRow } from "@/lib/directory/queries";
import { type CustomerFilters, type CustomerSort, customerAddress, sortingOf } from "@/lib/directory/schema";
import { atStart } from "@/lib/forms/places";

type Props = {
  rows: CustomerRow[];
  /** Where a customer's file lies. */
  opens?: string;
  /** The list whose heads sort it. */
  sort?: { place: string; filters: CustomerFilters };
};

const columns = ["name", "number", "registered", "signedIn", "account", "applications", "open", "submitted"] as const;
const sorted: Partial<Record<(typeof columns)[number], CustomerSort>> = {
  registered: "registered",
  signedIn: "signedIn",
};

/** `<CustomerTable rows opens? sort?>`: customers as staff list them, names masked. */
export async function CustomerTable({ rows, opens, sort }: Props) {
  const t = await getTranslations("customers.list");
  const status = await getTranslations("customers.page.status");
  const sorting = sort && sortingOf(sort.filters);
  const order = sorting ? t(`order.${sorting.by}.${sorting.descending ? "down" : "up"}`) : t("order.found");
  return (
    <DataTable
      caption={t("caption", { order })}
      columns={[...columns, ...(opens ? (["deed"] as const) : [])].map((key) => {
        const by = key === "deed" ? undefined : sorted[key];
        return {
          key,
          head: t(`head.${key}`),
          names: key === "name",
          end: key === "applications" || key === "open",
          ...(sort && by ? { sort: sortLink(by, sort) } : {}),
        };
      })}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          name: row.name || <span className="text-muted">{t("noName")}</span>,
          number: row.number ? <Code>{row.number}</Code> : <span className="text-muted">{t("unverified")}</span>,
          registered: <When at={row.registeredAt} />,
          signedIn: <When at={row.lastSignInAt} />,
          account: row.status === "ACTIVE" ? status("ACTIVE") : <Tag tone="warn">{status(row.status)}</Tag>,
          applications: row.applications,
          open: row.openApplications,
          submitted: row.lastSubmittedAt ? <When at={row.lastSubmittedAt} /> : <None />,
          deed: (
            <a href={`${opens}/${row.id}`}>
              {t("view")}
              <span className="sr-only">{t("viewWhom", { name: row.name || t("noName") })}</span>
            </a>
          ),
        },
      }))}
    />
  );
}

function sortLink(by: CustomerSort, { place, filters }: NonNullable<Props["sort"]>): NonNullable<Column["sort"]> {
  const now = sortingOf(filters);
  const current = now.by === by;
  const sort = current && now.descending ? by : (`-${by}` as const);
  return {
    href: customerAddress(place, { ...filters, ...atStart, sort }),
    now: current ? (now.descending ? "descending" : "ascending") : undefined,
  };
}
