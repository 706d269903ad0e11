"use client";

import { AnswerLines } from "@/app/(manager)/work/answers/answer-lines";
import { AdvicePane } from "@/app/(manager)/work/applications/[id]/advice-pane";
import { AlikePane } from "@/app/(manager)/work/applications/[id]/alike-pane";
import { CaseBanner } from "@/app/(manager)/work/applications/[id]/case-banner";
import { CaseDeeds } from "@/app/(manager)/work/applications/[id]/case-deeds";
import { CaseHead } from "@/app/(manager)/work/applications/[id]/case-head";
import { DecisionForm } from "@/app/(manager)/work/applications/[id]/decision-form";
import { DocumentsPane } from "@/app/(manager)/work/applications/[id]/documents-pane";
import { EarlierPane } from "@/app/(manager)/work/applications/[id]/earlier-pane";
import { HistoryPane } from "@/app/(manager)/work/applications/[id]/history-pane";
import { Pane } from "@/app/(manager)/work/applications/[id]/pane";
import { SecondSignatureForm } from "@/app/(manager)/work/applications/[id]/second-signature-form";
import type { CaseWords } from "@/app/(manager)/work/applications/[id]/words/case";

/** A whole case on one screen, the decision at its lower edge. `text`: the words of the case. */
export function CaseSheet({ text }: { text: string }) {
  const words: CaseWords = JSON.parse(text);
  const { id, language, head, deeds, banners, advice, answers, form, decision, second } = words;
  return (
    <div data-rail>
      <CaseHead words={head}>
        <CaseDeeds words={deeds} form={form} applicationId={id} />
      </CaseHead>
      {banners.map((banner) => (
        <CaseBanner key={banner.id} words={banner} />
      ))}
      {advice && <AdvicePane words={advice} grounds={`/work/applications/${id}/advice`} />}
      <div className="case-columns">
        <Pane id="answers" title={answers.title} note={answers.note}>
          <AnswerLines words={answers.table} />
        </Pane>
        <DocumentsPane words={words.documents} />
        <div className="case-past">
          <AlikePane words={words.alike} />
          <EarlierPane words={words.earlier} />
          <HistoryPane words={words.history} />
        </div>
      </div>
      <section aria-label={words.decide} className="decision no-print">
        <DecisionForm words={decision} form={form} language={language} />
        <SecondSignatureForm words={second} form={form} />
      </section>
    </div>
  );
}
