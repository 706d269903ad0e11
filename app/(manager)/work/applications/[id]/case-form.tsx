"use client";

import { type ReactNode, useState } from "react";
import { type FormWords, StatefulForm } from "@/app/_ui/form-state";
import type { FormAction, FormState } from "@/lib/forms/state";

/** `answered`: this page answers a form that was sent without script, and must say why it was refused; `values`: typed before. */
export type CaseFormWords = FormWords & { answered: boolean; values?: FormState["values"] };

type Props = {
  action: FormAction;
  id: string;
  words: CaseFormWords;
  /** What is sent along: the case, and what the page showed of it. */
  hidden: Record<string, string | number>;
  /** Nothing where this manager may not, or no longer, send it. */
  children: ReactNode;
};

const empty = {};

/**
 * One of the forms of a case. It stands while there is something in it, and once it did: so a refusal is read also when
 * the case has just gone out of one's hands.
 */
export function CaseForm({ action, id, words: { answered, values = empty, ...words }, hidden, children }: Props) {
  const [stood] = useState(Boolean(children) || answered);
  if (!stood && !children) return null;
  return (
    <div className="case-form">
      <StatefulForm action={action} values={values} words={words} prefix={`${id}-`} head={null} className="">
        {children &&
          Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {children}
      </StatefulForm>
    </div>
  );
}
