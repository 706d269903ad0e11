import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { percent } from "@/app/(manager)/work/figures";
import { CalibrationChart, ScoreChart } from "@/app/(manager)/work/models/charts";
import { wilson } from "@/lib/advice/similar";
import type { ShownModel } from "@/lib/models/queries";

/** Two pictures, and beneath each the figures that it is drawn from. */
export function Pictures({ model }: { model: ShownModel }) {
  return (
    <div className="risk-pair">
      {model.report.proof && <Calibration classes={model.report.proof.classes} />}
      <Distribution artifact={model.artifact} />
    </div>
  );
}

type Classes = NonNullable<ShownModel["report"]["proof"]>["classes"];

async function Calibration({ classes }: { classes: Classes }) {
  const t = await getTranslations("models.card");
  const rows = classes.map(({ rows: count, bads, meanPd }, at) => {
    const [low, high] = wilson(bads, count);
    return { name: `${at + 1}`, count, bads, said: meanPd, came: bads / Math.max(1, count), low, high };
  });
  const items = rows.map(({ said, came }) => `${percent(said)} ${percent(came)}`).join(", ");
  const heads = ["class", "rows", "bads", "said", "came"] as const;
  return (
    <Section title={t("calibration")} id="calibration">
      <p className="text-muted">{t("calibrationHint")}</p>
      <CalibrationChart label={t("calibrationAlt", { items })} percent={percent} classes={rows} />
      <DataTable
        caption={t("calibration")}
        columns={heads.map((key) => ({ key, head: t(key), names: key === "class", end: key !== "class" }))}
        rows={rows.map(({ name, count, bads, said, came, low, high }) => ({
          id: name,
          cells: {
            class: name,
            rows: count.toLocaleString("en"),
            bads: bads.toLocaleString("en"),
            said: percent(said),
            came: `${percent(came)} (${percent(low)}–${percent(high)})`,
          },
        }))}
      />
    </Section>
  );
}

async function Distribution({ artifact: { distribution, grades } }: Pick<ShownModel, "artifact">) {
  const t = await getTranslations("models.card");
  const items = distribution.map(({ from, goods, bads }) => `${from}: ${goods + bads} (${bads})`).join(", ");
  const heads = ["grade", "from", "rows", "bads", "share"] as const;
  return (
    <Section title={t("distribution")} id="distribution">
      <p className="text-muted">{t("distributionHint")}</p>
      <ScoreChart label={t("distributionAlt", { items })} classes={distribution} />
      <DataTable
        caption={t("grades")}
        columns={heads.map((key) => ({ key, head: t(key), names: key === "grade", end: key !== "grade" }))}
        rows={grades.map(({ grade, from, rows, bads }) => ({
          id: grade,
          cells: {
            grade,
            from: `≥ ${from}`,
            rows: rows.toLocaleString("en"),
            bads: bads.toLocaleString("en"),
            share: rows > 0 ? percent(bads / rows) : "",
          },
        }))}
      />
    </Section>
  );
}
