import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { percent } from "@/app/(manager)/work/figures";
import { CalibrationChart } from "@/app/(manager)/work/models/charts";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import { least } from "@/lib/monitoring/alarm-rules";
import type { JudgedGrade } from "@/lib/monitoring/cards";

type Rows = JudgedGrade[];

/** For each card that has advised long enough: what its grades said, and what came. */
export async function Grades({ rows }: { rows: Rows }) {
  const t = await getTranslations("monitoring.grades");
  const byCard = Map.groupBy(rows, ({ cardHash }) => cardHash);
  return (
    <Section title={t("title")} id="grades">
      <p className="max-w-none text-muted">{t("hint")}</p>
      {byCard.size === 0 && <p>{t("none")}</p>}
      {[...byCard.keys()].map((hash) => (
        <CardGrades key={hash} hash={hash} rows={byCard.get(hash)!} />
      ))}
    </Section>
  );
}

async function CardGrades({ hash, rows }: { hash: string; rows: Rows }) {
  const t = await getTranslations("monitoring.grades");
  const models = await getTranslations("models");
  const name = nameOfCard(models, hash);
  const items = rows.map(({ grade, said, came }) => `${grade} ${percent(said)} ${percent(came)}`).join(", ");
  const heads = ["grade", "rows", "bads", "said", "came", "verdict"] as const;
  return (
    <>
      <h3 className="mt-3">{name}</h3>
      <div className="risk-pair">
        <CalibrationChart
          label={t("alt", { items })}
          percent={percent}
          classes={rows.map((row) => ({ ...row, name: row.grade }))}
        />
        <DataTable
          caption={name}
          columns={heads.map((key) => ({
            key,
            head: t(key),
            names: key === "grade",
            end: !["grade", "verdict"].includes(key),
          }))}
          rows={rows.map(({ grade, rows: count, bads, said, came, low, high }) => {
            const verdict = count < least.rows ? "few" : said < low ? "worse" : said > high ? "better" : "fits";
            return {
              id: grade,
              cells: {
                grade,
                rows: count.toLocaleString("en"),
                bads: bads.toLocaleString("en"),
                said: percent(said),
                came: `${percent(came)} (${percent(low)}–${percent(high)})`,
                verdict: (
                  <Tag tone={verdict === "few" ? "plain" : verdict === "fits" ? "ok" : "warn"}>{t(verdict)}</Tag>
                ),
              },
            };
          })}
        />
      </div>
    </>
  );
}
