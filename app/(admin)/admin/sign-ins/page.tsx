import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Chips } from "@/app/_ui/chips";
import { DataTable } from "@/app/_ui/data-table";
import { Empty, NothingFound } from "@/app/_ui/empty";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { QueryDays, QueryForm } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import { None, When } from "@/app/_ui/value";
import { signInAddress, signInChips } from "@/app/(admin)/admin/sign-ins/sign-in-chips";
import { requireRole } from "@/lib/auth/require-role";
import { queryOf } from "@/lib/forms/address";
import { countText } from "@/lib/forms/counted";
import { pagesCounted } from "@/lib/forms/places";
import { Role, SignInOutcome } from "@/lib/generated/prisma/enums";
import { nameAndNumber } from "@/lib/named";
import { countSignIns, listSignIns } from "@/lib/sign-ins/queries";
import { fromNewest, type SignInFilters, SignInFiltersSchema, signInPageSizes } from "@/lib/sign-ins/schema";

const place = "/admin/sign-ins";
const columns = ["at", "who", "role", "outcome", "address", "device"] as const;

export default async function SignInsPage({ searchParams }: PageProps<"/admin/sign-ins">) {
  const admin = await requireRole("ADMIN", "signIns.read");
  const t = await getTranslations("signIns");
  const filters = SignInFiltersSchema.parse(await searchParams);
  const [page, total] = await Promise.all([listSignIns(admin, filters), countSignIns(admin, filters)]);
  const { rows } = page;
  const start = fromNewest(filters);
  const chips = await signInChips(start);

  return (
    <>
      <StaffHead title={t("title")} lead={t("lead")}>
        <ButtonLink href={`/admin/export${queryOf({ list: "sign-ins", ...start })}`}>{t("export")}</ButtonLink>
      </StaffHead>
      <Filters filters={filters} />
      <Chips chips={chips} clear={place} />
      {rows.length > 0 ? (
        <SignInTable rows={rows} />
      ) : (
        <NoRows filtered={chips.length > 0 || Boolean(filters.after ?? filters.before ?? filters.end)} />
      )}
      <SignInPaging filters={filters} page={page} total={total} />
    </>
  );
}

type PagingProps = { filters: SignInFilters; page: Awaited<ReturnType<typeof listSignIns>>; total: number };

async function SignInPaging({ filters, page: { rows, before, after }, total }: PagingProps) {
  const t = await getTranslations("signIns");
  const start = fromNewest(filters);
  const { size = 50 } = filters;
  return (
    <Paging
      first={before ? signInAddress(start) : undefined}
      previous={before ? signInAddress({ ...start, before }) : undefined}
      next={after ? signInAddress({ ...start, after }) : undefined}
      last={after ? signInAddress({ ...start, end: "yes" }) : undefined}
      {...(before || after ? { jump: { to: signInAddress(start), pages: pagesCounted(total, size) } } : {})}
      total={t("shown", { shown: rows.length, total: countText(total) })}
      sizes={signInPageSizes.map((each) => ({
        size: each,
        href: signInAddress({ ...start, size: each }),
        current: each === size,
      }))}
    />
  );
}

async function NoRows({ filtered }: { filtered: boolean }) {
  const t = await getTranslations("signIns");
  if (!filtered) return <Empty title={t("none")}>{t("noneText")}</Empty>;
  return <NothingFound title={t("noneFound")} clear={place} />;
}

async function Filters({ filters }: { filters: SignInFilters }) {
  const t = await getTranslations("signIns");
  const role = await getTranslations("staff.role");
  const outcomes = Object.values(SignInOutcome).map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }));
  return (
    <QueryForm action={place} reset={place}>
      <QuerySelect
        name="outcome"
        label={t("filter.outcome")}
        value={filters.outcome}
        all={t("filter.all")}
        options={outcomes}
      />
      <QuerySelect
        name="role"
        label={t("filter.role")}
        value={filters.role}
        all={t("filter.all")}
        options={Object.values(Role).map((name) => ({ value: name, label: role(name) }))}
      />
      <QueryDays
        label={t("filter.days")}
        from={{ name: "from", value: filters.from }}
        to={{ name: "to", value: filters.to }}
      />
    </QueryForm>
  );
}

async function SignInTable({ rows }: { rows: Awaited<ReturnType<typeof listSignIns>>["rows"] }) {
  const t = await getTranslations("signIns");
  const role = await getTranslations("staff.role");
  return (
    <DataTable
      caption={t("title")}
      columns={columns.map((key) => ({ key, head: t(`head.${key}`), names: key === "who" }))}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          at: <When at={row.at} to="second" />,
          who: row.who ? nameAndNumber(row.who.name, row.who.number) : t("nobody"),
          role: row.role ? role(row.role) : <None />,
          outcome: t(`outcome.${row.outcome}`),
          address: row.address,
          device: row.device || t("device"),
        },
      }))}
    />
  );
}
