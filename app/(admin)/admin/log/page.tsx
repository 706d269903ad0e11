import { getTranslations } from "next-intl/server";
import { Button, ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { QueryDays, QueryForm, QueryText } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import { LogTable } from "@/app/(admin)/admin/log/log-table";
import { actionGroups } from "@/lib/audit/action-groups";
import { listLog } from "@/lib/audit/log-queries";
import { filtersInUse, noteLook } from "@/lib/audit/look";
import { type LogFilters, LogFiltersSchema } from "@/lib/audit/schema";
import { requireRole } from "@/lib/auth/require-role";
import { LogOutcome } from "@/lib/generated/prisma/enums";

const roles = ["CUSTOMER", "MANAGER", "ADMIN"] as const;

export default async function LogPage({ searchParams }: PageProps<"/admin/log">) {
  const admin = await requireRole("ADMIN", "log.read");
  const t = await getTranslations("operationLog");
  const query = await searchParams;
  const filters = LogFiltersSchema.parse(query);
  const used = filtersInUse(filters);
  await noteLook(admin, used);
  const { rows, after } = await listLog(admin, filters);
  const filtered = Object.keys(used).length > 0;

  return (
    <>
      <Notice code={query.notice} />
      <StaffHead title={t("title")} lead={t("lead")}>
        <ButtonLink href="/admin/log/check">{t("verifyLink")}</ButtonLink>
        {admin.rights.has("log.archive") && <ButtonLink href="/admin/log/archives">{t("archivesLink")}</ButtonLink>}
        <ButtonLink href="/admin/log/floors">{t("floorsLink")}</ButtonLink>
        <form action="/admin/log/export" method="post">
          {Object.entries(used).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button>{t("export")}</Button>
        </form>
      </StaffHead>
      <Filters filters={filters} />
      {rows.length === 0 ? (
        <Empty title={t("none")}>{filtered ? t("noneFound") : null}</Empty>
      ) : (
        <LogTable caption={t("title")} rows={rows} />
      )}
      <Paging
        first={filters.after ? address(used) : undefined}
        next={after ? address({ ...used, after }) : undefined}
      />
    </>
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
        options={roles.map((name) => ({ value: name, label: role(name) }))}
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

const address = (query: Record<string, string>) => {
  const words = String(new URLSearchParams(query));
  return words ? `/admin/log?${words}` : "/admin/log";
};
