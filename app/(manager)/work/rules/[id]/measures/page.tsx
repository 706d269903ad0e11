import { percent } from "@/app/(manager)/work/figures";
import "@/app/(manager)/work/rules/rules.css";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { CurveChart } from "@/app/(manager)/work/rules/[id]/measures/curve-chart";
import { CurveTable } from "@/app/(manager)/work/rules/[id]/measures/curve-table";
import { MeasuresForm } from "@/app/(manager)/work/rules/[id]/measures/measures-form";
import { MeasuresList } from "@/app/(manager)/work/rules/[id]/measures/measures-list";
import { SetHead } from "@/app/(manager)/work/rules/[id]/set-head";
import { requireRole } from "@/lib/auth/require-role";
import { breakEven, curveOf } from "@/lib/policy/curve";
import { findRuleSet, type ShownSet } from "@/lib/policy/queries";
import { measuresOf } from "@/lib/policy/rule-set";
import type { Trial } from "@/lib/policy/trial";
import { findLastTrial } from "@/lib/policy/trial-queries";

/** Cut-offs on the curve they are chosen from, costs, and how limits are found. */
export default async function MeasuresPage({ params, searchParams }: PageProps<"/work/rules/[id]/measures">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const shown = await findRuleSet(manager, (await params).id);
  if (!shown) notFound();
  const t = await getTranslations("rules");
  const trial = await findLastTrial(manager);
  return (
    <>
      <SetHead shown={shown} page="measures" notice={(await searchParams).notice} />
      <div className="rules-columns">
        <Section title={t("curve.title")} id="curve">
          {trial && trial.risk.length > 0 ? (
            <Curve shown={shown} trial={trial} />
          ) : (
            <Empty title={t("curve.none")}>{t("curve.noneText")}</Empty>
          )}
        </Section>
        <Section title={t("measures.title")} id="measures">
          {shown.state === "draft" ? <MeasuresForm shown={shown} /> : <MeasuresList shown={shown} />}
        </Section>
      </div>
    </>
  );
}

async function Curve({ shown, trial }: { shown: ShownSet; trial: Trial }) {
  const t = await getTranslations("rules.curve");
  const [live, draft] = [measuresOf(shown.against.set).cutOffs, measuresOf(shown.set).cutOffs];
  const { costs } = measuresOf(shown.set);
  const points = curveOf(trial, costs);
  return (
    <>
      <p>{t("lead", { count: trial.applications })}</p>
      <CurveChart points={points} live={live} draft={draft} />
      <p className="text-small text-muted">{t("legend")}</p>
      <p className="mt-2">{t("even", { even: percent(breakEven(costs)) })}</p>
      <CurveTable points={points} live={live} draft={draft} />
    </>
  );
}
