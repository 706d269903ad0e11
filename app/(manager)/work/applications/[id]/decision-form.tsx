"use client";

import { Choice } from "@/app/_ui/choice";
import { MoneyField, TextArea } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { judge } from "@/app/(manager)/work/applications/[id]/actions";
import { CaseForm, type CaseFormWords } from "@/app/(manager)/work/applications/[id]/case-form";
import { LetterPreview } from "@/app/(manager)/work/applications/[id]/letter-preview";
import { ReasonSelects } from "@/app/(manager)/work/applications/[id]/reason-selects";
import type { DecisionWords } from "@/app/(manager)/work/applications/[id]/words/decision";
import type { Language } from "@/lib/language";

type Props = { words: DecisionWords | null; form: CaseFormWords; language: Language };

/** The first judgement. */
export const DecisionForm = ({ words, form, language }: Props) => (
  <CaseForm action={judge} id="judge" words={form} hidden={words?.hidden ?? {}}>
    {words && <DecisionFields words={words} language={language} />}
  </CaseForm>
);

function DecisionFields({ words, language }: { words: DecisionWords; language: Language }) {
  const { advice, outcome, limit, reasons, opinion, letter, override } = words;
  return (
    <div className="decision-grid" data-advice={advice}>
      <div>
        <Choice name="outcome" {...outcome} />
        <div className="for-approval">
          <MoneyField name="limit" before="" {...limit} />
        </div>
      </div>
      <ReasonSelects {...reasons} language={language} />
      <div>
        <TextArea name="opinion" {...opinion} rows={4} maxLength={2000} />
        <LetterPreview words={letter} language={language} />
      </div>
      <div className="decision-end">
        {override && (
          <div className="for-override">
            <Select name="overrideReason" {...override} />
          </div>
        )}
        <p className="aside">{words.second}</p>
        {words.confirm && (
          <p className="small">
            {words.confirm.why}{" "}
            <a href={`/confirm?next=/work/applications/${words.hidden.applicationId}`}>{words.confirm.link}</a>
          </p>
        )}
        <div>
          <Submit>{words.sign}</Submit>
        </div>
        <p className="aside">{words.as}</p>
      </div>
    </div>
  );
}
