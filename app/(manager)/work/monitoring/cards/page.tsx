import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { percent, wholePercent } from "@/app/(manager)/work/figures";
import { Drifts } from "@/app/(manager)/work/monitoring/cards/drifts";
import { Grades } from "@/app/(manager)/work/monitoring/cards/grades";
import { Rivals } from "@/app/(manager)/work/monitoring/cards/rivals";
import { MonitoringFrame } from "@/app/(manager)/work/monitoring/frame";
import { LineChart } from "@/app/(manager)/work/monitoring/line-chart";
import { StillCounting } from "@/app/(manager)/work/monitoring/still-counting";
import { requireRole } from "@/lib/auth/require-role";
import { findDrift, findRivals, listGrades, listVintages, type Vintage } from "@/lib/monitoring/cards";
import { listKeptRivals } from "@/lib/monitoring/rivals";

/** Whether what the cards say comes true, and whether the people are still the same. */
export default async function CardsPage() {
  const manager = await requireRole("MANAGER", "models.manage");
  const [grades, vintages] = [await listGrades(manager), await listVintages(manager)];
  const [drift, rivals, kept] = [await findDrift(manager), await findRivals(manager), await listKeptRivals(manager)];
  const t = await getTranslations("monitoring");
  return (
    <MonitoringFrame view="cards" at={grades.at}>
      {grades.value ? <Grades rows={grades.value} /> : <StillCounting />}
      <Section title={t("vintages.title")} id="vintages">
        <p className="max-w-none text-muted">{t("vintages.hint")}</p>
        {vintages.value ? <Vintages rows={vintages.value} /> : <StillCounting />}
      </Section>
      <Drifts drift={drift} />
      <Rivals now={rivals} kept={kept.value} />
    </MonitoringFrame>
  );
}

const levels = ["late30", "late60", "late90"] as const;
const looks = { late30: "line-third", late60: "line-other", late90: "line" } as const;

async function Vintages({ rows }: { rows: Vintage[] }) {
  const t = await getTranslations("monitoring.vintages");
  if (rows.length === 0) return <p>{t("none")}</p>;
  const items = rows.map(({ month, cards, late30 }) => `${month} ${percent(late30 / cards)}`).join(", ");
  return (
    <>
      <LineChart
        label={t("alt", { items })}
        ticks={rows.map(({ month }) => month)}
        percent={wholePercent}
        lines={levels.map((level) => ({
          name: t(level),
          look: looks[level],
          values: rows.map((row) => row[level] / row.cards),
        }))}
      />
      <div className="figures">
        <DataTable
          caption={t("title")}
          columns={(["month", "cards", "months", ...levels] as const).map((key) => ({
            key,
            head: t(key),
            names: key === "month",
            end: key !== "month",
          }))}
          rows={rows.toReversed().map((row) => ({
            id: row.month,
            cells: {
              month: row.month,
              cards: row.cards.toLocaleString("en"),
              months: String(row.months),
              ...Object.fromEntries(
                levels.map((level) => [
                  level,
                  `${percent(row[level] / row.cards)} (${row[level].toLocaleString("en")})`,
                ]),
              ),
            },
          }))}
        />
      </div>
    </>
  );
}
