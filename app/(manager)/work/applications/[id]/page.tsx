import "./review.css";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { Title } from "@/app/_ui/title";
import { AdvicePane } from "@/app/(manager)/work/applications/[id]/advice-pane";
import { AlikePane } from "@/app/(manager)/work/applications/[id]/alike-pane";
import { AnswersPane } from "@/app/(manager)/work/applications/[id]/answers-pane";
import { CaseDeeds } from "@/app/(manager)/work/applications/[id]/case-deeds";
import { CaseHead } from "@/app/(manager)/work/applications/[id]/case-head";
import { ChangesBanner, CorrectionBanner } from "@/app/(manager)/work/applications/[id]/changes-banner";
import { DecisionForm } from "@/app/(manager)/work/applications/[id]/decision-form";
import { DocumentsPane } from "@/app/(manager)/work/applications/[id]/documents-pane";
import { EarlierPane } from "@/app/(manager)/work/applications/[id]/earlier-pane";
import { HeldNote } from "@/app/(manager)/work/applications/[id]/held-note";
import { HistoryPane } from "@/app/(manager)/work/applications/[id]/history-pane";
import { SecondSignatureForm } from "@/app/(manager)/work/applications/[id]/second-signature-form";
import { findAdvice } from "@/lib/advice/queries";
import { requireRole } from "@/lib/auth/require-role";
import { attend } from "@/lib/queue/attend";
import { findForReview } from "@/lib/reviews/queries";
import { formatDateTime } from "@/lib/time";

export default async function ReviewPage({ params, searchParams }: PageProps<"/work/applications/[id]">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const { id } = await params;
  const [shown, advice] = await Promise.all([findForReview(manager, id), findAdvice(manager, id)]);
  if (!shown) notFound();
  await attend(manager, shown);

  const t = await getTranslations("review");
  const now = new Date();
  const mark = [manager.name, manager.staffNumber, formatDateTime(now, manager.language)].join(" ");
  const fresh = shown.documents.filter(({ rounds }) => rounds.every((round) => round === shown.round)).length;
  return (
    <div data-rail>
      <Title>{t("title", { number: shown.number ?? "" })}</Title>
      <Notice code={(await searchParams).notice} />
      <CaseHead shown={shown} now={now}>
        <CaseDeeds shown={shown} />
      </CaseHead>
      <HeldNote shown={shown} manager={manager} />
      <ChangesBanner shown={shown} />
      <CorrectionBanner shown={shown} fresh={fresh} />
      {advice && <AdvicePane shown={advice} />}
      <div className="case-columns">
        <AnswersPane shown={shown} />
        <DocumentsPane documents={shown.documents} round={shown.round} mark={mark} reach={shown.reach} />
        <div className="grid min-w-0 content-start gap-3">
          <AlikePane alike={shown.alike} />
          <EarlierPane earlier={shown.earlier} />
          <HistoryPane history={shown.history} />
        </div>
      </div>
      <section aria-label={t("decide.title")} className="decision no-print">
        <DecisionForm shown={shown} manager={manager} advice={advice} />
        <SecondSignatureForm shown={shown} manager={manager} />
      </section>
    </div>
  );
}
