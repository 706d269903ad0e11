import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Chips } from "@/app/_ui/chips";
import { Empty } from "@/app/_ui/empty";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { QueryDays, QueryForm, QueryText } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import { logAddress, logChips } from "@/app/(admin)/admin/log/log-chips";
import { LogTable } from "@/app/(admin)/admin/log/log-table";
import { actionGroups } from "@/lib/audit/action-groups";
import { countEntries, listLog } from "@/lib/audit/log-queries";
import { filtersInUse, noteLook } from "@/lib/audit/look";
import { fromNewestEntry, type LogFilters, LogFiltersSchema, logPageSizes } from "@/lib/audit/schema";
import { requireRole } from "@/lib/auth/require-role";
import { queryOf } from "@/lib/forms/address";
import { LogOutcome, Role } from "@/lib/generated/prisma/enums";

export default async function LogPage({ searchParams }: PageProps<"/admin/log">) {
  const admin = await requireRole("ADMIN", "log.read");
  const t = await getTranslations("operationLog");
  const query = await searchParams;
  const filters = LogFiltersSchema.parse(query);
  const used = filtersInUse(filters);
  await noteLook(admin, used);
  const { rows, before, after } = await listLog(admin, filters);
  const start = fromNewestEntry(filters);
  const chips = await logChips(start);
  const total = chips.length === 0 ? { total: t("total", { count: await countEntries(admin) }) } : {};

  return (
    <>
      <Notice code={query.notice} />
      <StaffHead title={t("title")} lead={t("lead")}>
        <ButtonLink href="/admin/log/check">{t("verifyLink")}</ButtonLink>
        {admin.rights.has("log.archive") && <ButtonLink href="/admin/log/archives">{t("archivesLink")}</ButtonLink>}
        <ButtonLink href="/admin/log/floors">{t("floorsLink")}</ButtonLink>
        <ButtonLink href={`/admin/export${queryOf({ list: "operation-log", ...start })}`}>{t("export")}</ButtonLink>
      </StaffHead>
      <Filters filters={filters} />
      <Chips chips={chips} clear="/admin/log" />
      {rows.length === 0 ? (
        <NoRows filtered={chips.length > 0 || Boolean(filters.after ?? filters.before ?? filters.end)} />
      ) : (
        <LogTable caption={t("title")} rows={rows} />
      )}
      <Paging
        {...total}
        first={before ? logAddress(start) : undefined}
        previous={before ? logAddress({ ...start, before }) : undefined}
        next={after ? logAddress({ ...start, after }) : undefined}
        last={after ? logAddress({ ...start, end: "yes" }) : null}
        sizes={logPageSizes.map((size) => ({
          size,
          href: logAddress({ ...start, size }),
          current: size === (filters.size ?? 50),
        }))}
      />
    </>
  );
}

async function NoRows({ filtered }: { filtered: boolean }) {
  const t = await getTranslations("operationLog");
  if (!filtered) return <Empty title={t("none")} />;
  return (
    <Empty title={t("noneTitle")} action={<ButtonLink href="/admin/log">{t("clear")}</ButtonLink>}>
      {t("noneFound")}
    </Empty>
  );
}

async function Filters({ filters }: { filters: LogFilters }) {
  const t = await getTranslations("operationLog");
  const group = (await getTranslations("operationLog.group")) as unknown as (name: string) => string;
  const role = await getTranslations("staff.role");
  const all = t("filter.all");
  return (
    <QueryForm action="/admin/log" reset="/admin/log">
      <QueryText name="q" label={t("filter.q")} value={filters.q} wide />
      <QuerySelect
        name="group"
        label={t("filter.group")}
        value={filters.group}
        all={all}
        options={actionGroups.map((name) => ({ value: name, label: group(name) }))}
      />
      <QuerySelect
        name="role"
        label={t("filter.role")}
        value={filters.role}
        all={all}
        options={Object.values(Role).map((name) => ({ value: name, label: role(name) }))}
      />
      <QuerySelect
        name="outcome"
        label={t("filter.outcome")}
        value={filters.outcome}
        all={all}
        options={Object.values(LogOutcome).map((name) => ({ value: name, label: t(`outcome.${name}`) }))}
      />
      <QueryDays
        label={t("filter.days")}
        from={{ name: "from", value: filters.from }}
        to={{ name: "to", value: filters.to }}
      />
    </QueryForm>
  );
}
