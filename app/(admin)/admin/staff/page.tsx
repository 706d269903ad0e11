import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { NothingFound } from "@/app/_ui/empty";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { QueryForm, QueryText } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { Money, None, When } from "@/app/_ui/value";
import { requireRole } from "@/lib/auth/require-role";
import type { UserStatus } from "@/lib/generated/prisma/enums";
import { countStaff, listStaff, type StaffRow } from "@/lib/staff/queries";
import { type StaffFilters, StaffFiltersSchema } from "@/lib/staff/schema";

const columns = [
  "name",
  "number",
  "role",
  "branch",
  "authority",
  "status",
  "factor",
  "lastSignIn",
  "cases",
  "created",
] as const;
const statuses = ["ACTIVE", "PENDING", "AWAITS_APPROVAL", "DISABLED", "REMOVED"] as const;
const toneOf: Partial<Record<UserStatus, TagTone>> = {
  PENDING: "info",
  AWAITS_APPROVAL: "warn",
  DISABLED: "line",
  REMOVED: "line",
};

export default async function StaffPage({ searchParams }: PageProps<"/admin/staff">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const query = await searchParams;
  const filters = StaffFiltersSchema.parse(query);
  const t = await getTranslations("staff");
  const [staff, counts] = await Promise.all([listStaff(admin, filters), countStaff(admin)]);

  return (
    <>
      <Notice code={query.notice} />
      <StaffHead title={t("title")} lead={t("lead", counts)}>
        <ButtonLink href="/admin/staff/rights">{t("matrix.title")}</ButtonLink>
        <ButtonLink href="/admin/staff/invite" tone="main">
          {t("invite")}
        </ButtonLink>
      </StaffHead>
      <Filters filters={filters} />
      {staff.length === 0 ? <NothingFound title={t("noneFound")} clear="/admin/staff" /> : <StaffTable staff={staff} />}
    </>
  );
}

async function Filters({ filters }: { filters: StaffFilters }) {
  const t = await getTranslations("staff");
  return (
    <QueryForm action="/admin/staff" reset="/admin/staff">
      <QueryText name="q" label={t("filter.q")} value={filters.q} />
      <QuerySelect
        name="role"
        label={t("head.role")}
        value={filters.role}
        all={t("filter.all")}
        options={(["MANAGER", "ADMIN"] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
      />
      <QuerySelect
        name="status"
        label={t("head.status")}
        value={filters.status}
        all={t("filter.present")}
        options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
      />
    </QueryForm>
  );
}

async function StaffTable({ staff }: { staff: StaffRow[] }) {
  const t = await getTranslations("staff");
  return (
    <DataTable
      caption={t("title")}
      columns={columns.map((key) => ({
        key,
        head: t(`head.${key}`),
        end: key === "authority" || key === "cases",
        names: key === "name",
      }))}
      rows={staff.map((person) => ({
        id: person.id,
        state: person.status === "DISABLED" || person.status === "REMOVED" ? "off" : undefined,
        cells: {
          name: <a href={`/admin/staff/${person.id}`}>{person.staffName}</a>,
          number: person.staffNumber,
          role: t(`template.${person.template}`),
          branch: person.branch || <None />,
          authority: person.role === "MANAGER" ? <Money cents={person.limitAuthority} bare /> : <None />,
          status:
            person.status === "ACTIVE" ? (
              t("status.ACTIVE")
            ) : (
              <Tag tone={toneOf[person.status] ?? "plain"}>{t(`status.${person.status}`)}</Tag>
            ),
          factor: factorOf(person) ? t(`factor.${factorOf(person)!}`) : <None />,
          lastSignIn: <When at={person.lastSignInAt} />,
          cases: person.role === "MANAGER" ? person.openCases : <None />,
          created: <When at={person.createdAt} to="day" />,
        },
      }))}
    />
  );
}

function factorOf({ passkeys, totps }: StaffRow): "passkey" | "totp" | null {
  if (passkeys.length > 0) return "passkey";
  return totps.length > 0 ? "totp" : null;
}
