import { getTranslations } from "next-intl/server";
import { Again } from "@/app/_ui/again";
import { Callout } from "@/app/_ui/notice";
import { When } from "@/app/_ui/value";
import type { ShownTraining } from "@/lib/models/queries";
import { trainingSteps } from "@/lib/models/rules";

/** How far the last training is, or what came of it. It goes on without this page. */
export async function TrainingProgress({ training }: { training: ShownTraining }) {
  const t = await getTranslations("models");
  const refusals = (await getTranslations("refusals")) as unknown as {
    (code: string): string;
    has(c: string): boolean;
  };
  const { step, finishedAt, fault, modelId, askedAt } = training;
  const [bads, goods] = [training.bads ?? 0, training.goods ?? 0];
  if (!finishedAt)
    return (
      <Callout title={t(`train.${step}`)}>
        <progress
          className="measure mt-2"
          aria-label={t("train.progress")}
          value={trainingSteps.indexOf(step)}
          max={trainingSteps.length}
        />
        <Again href="/work/models" word={t("train.refresh")} />
      </Callout>
    );
  if (fault)
    return (
      <Callout tone="bad" title={refusals(refusals.has(fault) ? fault : "training.brokenOff")}>
        <When at={askedAt} />
      </Callout>
    );
  return (
    <Callout
      tone={modelId ? "ok" : "warn"}
      title={modelId ? t("train.done", { bads, goods }) : t("train.tooFew", { bads })}
    >
      <p>
        <When at={askedAt} /> {modelId && <a href={`/work/models/${modelId}`}>{t("train.see")}</a>}
      </p>
    </Callout>
  );
}
