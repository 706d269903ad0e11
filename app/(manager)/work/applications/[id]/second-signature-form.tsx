"use client";

import { Choice } from "@/app/_ui/choice";
import { TextArea } from "@/app/_ui/field";
import { drawn } from "@/app/_ui/pieces";
import { Submit } from "@/app/_ui/submit";
import { giveSecondSignature } from "@/app/(manager)/work/applications/[id]/actions";
import { CaseForm, type CaseFormWords } from "@/app/(manager)/work/applications/[id]/case-form";
import type { SecondWords } from "@/app/(manager)/work/applications/[id]/words/second";

type Props = { words: SecondWords | null; form: CaseFormWords };

/** The second signature under the first. */
export const SecondSignatureForm = ({ words, form }: Props) => (
  <CaseForm action={giveSecondSignature} id="second" words={form} hidden={words?.fields?.hidden ?? {}}>
    {words && (
      <div className="decision-grid">
        <FirstSignature words={words.first} />
        {words.fields ? <SecondFields words={words.fields} /> : <p className="nothing">{words.barred}</p>}
      </div>
    )}
  </CaseForm>
);

const FirstSignature = ({ words: { title, by, limit, opinion } }: { words: SecondWords["first"] }) => (
  <>
    <div>
      <h3>{title}</h3>
      <p className="aside">{drawn(by)}</p>
      <p>{limit.label}</p>
      <p className="figure-large">{limit.amount}</p>
    </div>
    <div>
      <h3>{opinion.label}</h3>
      <p className="first-opinion">{opinion.text}</p>
    </div>
  </>
);

const SecondFields = ({ words: { opinion, outcome, sign, as } }: { words: NonNullable<SecondWords["fields"]> }) => (
  <>
    <TextArea name="opinion" {...opinion} rows={4} maxLength={2000} />
    <div className="decision-end">
      <Choice name="outcome" {...outcome} />
      <div>
        <Submit>{sign}</Submit>
      </div>
      <p className="aside">{as}</p>
    </div>
  </>
);
