import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { FactRow } from "@/app/_ui/facts";
import { StaffHead } from "@/app/_ui/page-head";
import { Tag } from "@/app/_ui/tag";
import { When } from "@/app/_ui/value";
import { countWaiting } from "@/lib/approvals/queries";
import type { Admin } from "@/lib/auth/actor";
import { requireRole } from "@/lib/auth/require-role";
import { countRecentFailures } from "@/lib/sign-ins/queries";
import { countStaff } from "@/lib/staff/queries";
import { readSystem } from "@/lib/system/queries";
import type { Finding } from "@/lib/system/rules";

export default async function AdminPage() {
  const admin = await requireRole("ADMIN");
  const t = await getTranslations("admin");
  const [staff, failures, waiting] = await Promise.all([
    countStaff(admin),
    countRecentFailures(admin, new Date()),
    countWaiting(admin),
  ]);

  return (
    <>
      <StaffHead title={t("title")} lead={t("lead")} />
      <div className="mt-5">
        <FactRow
          items={[
            { label: t("figures.approvals"), value: <a href="/admin/approvals">{waiting}</a> },
            { label: t("figures.failed"), value: <a href="/admin/sign-ins">{failures}</a> },
            { label: t("figures.staff"), value: <a href="/admin/staff">{staff.active}</a> },
            { label: t("figures.pending"), value: <a href="/admin/staff">{staff.pending}</a> },
          ]}
        />
      </div>
      <System admin={admin} />
    </>
  );
}

const tones = { fine: "ok", watch: "warn", fault: "bad" } as const;
const pages: Partial<Record<Finding["part"], string>> = {
  backup: "/admin/backups",
  drill: "/admin/backups",
  log: "/admin/log/check",
};

async function System({ admin }: { admin: Admin }) {
  const t = await getTranslations("admin.system");
  const why = t as unknown as (key: string, values: { count: number }) => string;
  const findings = await readSystem(admin);
  return (
    <Section title={t("title")} id="system">
      <DataTable
        caption={t("title")}
        wrapping
        columns={[
          { key: "part", head: t("head.part"), names: true },
          { key: "state", head: t("head.state") },
          { key: "why", head: t("head.why"), wide: true },
        ]}
        rows={findings.map(({ part, state, why: code, count = 0, at }) => ({
          id: part,
          cells: {
            part: pages[part] ? <a href={pages[part]}>{t(`part.${part}`)}</a> : t(`part.${part}`),
            state: <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>,
            why: (
              <>
                {why(`why.${code}`, { count })} {at && <When at={at} />}
              </>
            ),
          },
        }))}
      />
    </Section>
  );
}
