import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { Form } from "@/app/_ui/form";
import { Callout, Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { startTraining } from "@/app/(manager)/work/models/actions";
import { CompareForm } from "@/app/(manager)/work/models/compare-form";
import { ModelTable } from "@/app/(manager)/work/models/model-table";
import { TrainingProgress } from "@/app/(manager)/work/models/training-progress";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import { requireRole } from "@/lib/auth/require-role";
import { findChampion, findStage, listModels, listTrainings } from "@/lib/models/queries";

/** What advises now, what was learned, and how to learn more. */
export default async function ModelsPage({ searchParams }: PageProps<"/work/models">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const [known, models, [training], champion, t] = await Promise.all([
    findStage(manager),
    listModels(manager),
    listTrainings(manager, 1),
    findChampion(manager),
    getTranslations("models"),
  ]);
  const notice = (await searchParams).notice;
  return (
    <>
      {!training?.finishedAt && <Notice code={notice} />}
      <StaffHead title={t("title")} lead={t("lead")}>
        {(!training || training.finishedAt) && (
          <Form action={startTraining} bare>
            <Submit>{t("train.verb")}</Submit>
          </Form>
        )}
      </StaffHead>
      <div className="mt-4 grid max-w-[760px] gap-3">
        <Callout title={champion.id ? t("now.trained", { name: nameOfCard(t, champion.card.hash) }) : t("now.expert")}>
          <p>{known ? t(`stage.${known.stage}`, known) : t("stage.counting")}</p>
        </Callout>
        {training && <TrainingProgress training={training} />}
      </div>
      <Section title={t("list.title")} id="trained">
        {models.length === 0 ? <Empty title={t("list.none")} /> : <ModelTable models={models} />}
      </Section>
      <Section title={t("expert.title")} id="expert">
        <p>
          {t("expert.lead")} <a href="/work/models/expert">{t("expert.see")}</a>
        </p>
      </Section>
      {models.length > 0 && (
        <Section title={t("compare.title")} id="compare">
          <CompareForm models={models} one={models[0]!.id} other={models[1]?.id ?? "expert"} />
        </Section>
      )}
    </>
  );
}
