import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { percent, wholePercent } from "@/app/(manager)/work/figures";
import { MonitoringFrame } from "@/app/(manager)/work/monitoring/frame";
import { LineChart } from "@/app/(manager)/work/monitoring/line-chart";
import { ManagerTable, ReasonTable } from "@/app/(manager)/work/monitoring/override-tables";
import { StillCounting } from "@/app/(manager)/work/monitoring/still-counting";
import { requireRole } from "@/lib/auth/require-role";
import { listOverrides, type Overrides } from "@/lib/monitoring/overrides";
import { listMonths, type Month } from "@/lib/monitoring/volumes";

/** What comes in, what is decided and advised, and how often people decide against the advice. */
export default async function VolumesPage() {
  const manager = await requireRole("MANAGER", "models.manage");
  const [months, overrides] = [await listMonths(manager), await listOverrides(manager)];
  const t = await getTranslations("monitoring");
  return (
    <MonitoringFrame view="volumes" at={months.at}>
      <Section title={t("volumes.title")} id="volumes">
        {months.value ? (
          <>
            <Rates months={months.value} />
            <MonthTable months={months.value} />
          </>
        ) : (
          <StillCounting />
        )}
      </Section>
      {overrides.value ? <ByWhom overrides={overrides.value} /> : <StillCounting />}
    </MonitoringFrame>
  );
}

async function ByWhom({ overrides: { managers, reasons, with: followed } }: { overrides: Overrides }) {
  const t = await getTranslations("monitoring.overrides");
  const share = followed.known > 0 ? percent(followed.well / followed.known) : "--";
  return (
    <div className="risk-pair">
      <Section title={t("byManager")} id="by-manager">
        <p className="text-muted">{t("hint", { known: followed.known, share })}</p>
        <ManagerTable rows={managers} />
      </Section>
      <Section title={t("byReason")} id="by-reason">
        <ReasonTable rows={reasons} />
      </Section>
    </div>
  );
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

const rates = {
  approval: ({ approved, rejected }: Month) => share(approved, approved + rejected),
  referral: ({ referred, advised }: Month) => share(referred, advised),
  override: ({ against, firm }: Month) => share(against, firm),
};
const looks = { approval: "line", referral: "line-third", override: "line-other" } as const;
const names = Object.keys(rates) as (keyof typeof rates)[];

async function Rates({ months }: { months: Month[] }) {
  const t = await getTranslations("monitoring.volumes");
  const said = (value: number | null) => (value === null ? "--" : percent(value));
  const last = months.at(-2) ?? months.at(-1)!;
  const items = names.map((name) => `${t(name)} ${said(rates[name](last))}`).join(", ");
  return (
    <LineChart
      label={t("alt", { month: last.month, items })}
      ticks={months.map(({ month }) => month)}
      percent={wholePercent}
      lines={names.map((name) => ({ name: t(name), look: looks[name], values: months.map(rates[name]) }))}
    />
  );
}

async function MonthTable({ months }: { months: Month[] }) {
  const t = await getTranslations("monitoring.volumes");
  const counts = ["sent", "approved", "rejected", "returned", "advised"] as const;
  const columns = ["month", ...counts, ...names] as const;
  return (
    <DataTable
      caption={t("title")}
      columns={columns.map((key) => ({ key, head: t(key), names: key === "month", end: key !== "month" }))}
      rows={months.toReversed().map((month) => ({
        id: month.month,
        cells: {
          month: month.month,
          ...Object.fromEntries(counts.map((key) => [key, month[key].toLocaleString("en")])),
          ...Object.fromEntries(
            names.map((name) => {
              const value = rates[name](month);
              return [name, value === null ? "--" : percent(value)];
            }),
          ),
        },
      }))}
    />
  );
}
