import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/button";
import { Chips } from "@/app/_ui/chips";
import { customerChips } from "@/app/_ui/customer-chips";
import { CustomerTable } from "@/app/_ui/customer-table";
import { Empty, NothingFound } from "@/app/_ui/empty";
import { Hidden } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { QueryDays, QueryForm } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import type { listCustomers } from "@/lib/directory/queries";
import { type CustomerFilters, customerAddress, customerPageSizes } from "@/lib/directory/schema";
import { countText } from "@/lib/forms/counted";
import { atStart, pagesCounted } from "@/lib/forms/places";

type Props = {
  /** The list's own address. */
  place: string;
  filters: CustomerFilters;
  page: Awaited<ReturnType<typeof listCustomers>>;
  /** How many there are, to one beyond a thousand. */
  total: number;
  /** Where a customer's file lies; without it rows lead nowhere. */
  opens?: string;
  title?: string;
  /** Buttons beside the title. */
  children?: ReactNode;
};

/** `<CustomerList place filters page opens? title?>`: all customers, for managers and administrators. */
export async function CustomerList({ place, filters, page, total, opens, title, children }: Props) {
  const t = await getTranslations("customers.list");
  const start = { ...filters, ...atStart };
  return (
    <>
      <StaffHead title={title ?? t("title")} lead={t("lead")}>
        {children}
        <ButtonLink href={customerAddress(exportOf(place), start)}>{t("export")}</ButtonLink>
      </StaffHead>
      <Filters place={place} filters={filters} />
      <Chips chips={await customerChips(place, start)} clear={place} />
      {page.rows.length > 0 ? (
        <CustomerTable rows={page.rows} sort={{ place, filters }} {...(opens ? { opens } : {})} />
      ) : (
        <None filters={filters} place={place} />
      )}
      <Paging
        first={page.previous ? customerAddress(place, start) : undefined}
        previous={page.previous ? customerAddress(place, { ...start, before: page.previous }) : undefined}
        next={page.next ? customerAddress(place, { ...start, after: page.next }) : undefined}
        last={page.next ? customerAddress(place, { ...start, end: "yes" }) : undefined}
        {...(page.previous || page.next
          ? { jump: { to: customerAddress(place, start), pages: pagesCounted(total, filters.size) } }
          : {})}
        total={t("shown", { shown: page.rows.length, total: countText(total) })}
        sizes={customerPageSizes.map((size) => ({
          size,
          href: customerAddress(place, { ...start, size }),
          current: size === filters.size,
        }))}
      />
    </>
  );
}

/** The page that asks in which form, and what for. */
const exportOf = (place: string) => `${place.replace("/customers", "/export")}?list=customers`;

async function Filters({ place, filters }: Pick<Props, "place" | "filters">) {
  const t = await getTranslations("customers.list.filter");
  return (
    <QueryForm action={place} reset={place}>
      <HiddenFilters filters={{ sort: filters.sort, size: filters.size }} />
      <QuerySelect
        name="verified"
        label={t("verified")}
        value={filters.verified ?? undefined}
        all={t("all")}
        options={(["yes", "no"] as const).map((value) => ({ value, label: t(value) }))}
      />
      <QuerySelect
        name="open"
        label={t("open")}
        value={filters.open ?? undefined}
        all={t("all")}
        options={[{ value: "yes", label: t("openOnly") }]}
      />
      <QueryDays
        label={t("days")}
        from={{ name: "from", value: filters.from ?? undefined }}
        to={{ name: "to", value: filters.to ?? undefined }}
      />
    </QueryForm>
  );
}

/** What the address says, for a form to take along. */
const HiddenFilters = ({ filters }: { filters: Partial<CustomerFilters> }) =>
  [...new URLSearchParams(customerAddress(filters))].map(([name, value]) => (
    <Hidden key={name} name={name} value={value} />
  ));

async function None({ place, filters }: Pick<Props, "place" | "filters">) {
  const t = await getTranslations("customers.list");
  const { verified, open, from, to, after, before, end } = filters;
  if (!(verified || open || from || to || after || before || end))
    return <Empty title={t("none")}>{t("noneText")}</Empty>;
  return <NothingFound title={t("noneFound")} clear={place} />;
}
