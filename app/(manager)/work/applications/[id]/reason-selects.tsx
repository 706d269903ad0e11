"use client";

import { Message } from "@/app/_ui/field-frame";
import { useField } from "@/app/_ui/form-context";
import { reasonsIn } from "@/app/(manager)/work/applications/[id]/reason-words";
import type { Language } from "@/lib/language";

type Props = {
  legend: string;
  hint: string;
  /** "Reason 1" to "Reason 4", for readers. */
  labels: string[];
  choose: string;
  language: Language;
};

/** The reasons in their order: as many lists as a rejection may have reasons, each sent under the same name. */
export function ReasonSelects({ legend, hint, labels, choose, language }: Props) {
  const { id, value, aria } = useField("reasons", hint);
  const chosen = Array.isArray(value) ? value.filter(Boolean) : [];
  const reasons = reasonsIn(language);
  return (
    <fieldset className="for-rejection" aria-describedby={aria["aria-describedby"]}>
      <legend>
        {legend} <small id={`${id}-hint`}>{hint}</small>
      </legend>
      <Message name="reasons" />
      {labels.map((label, index) => (
        <select
          key={`${label} ${chosen[index]}`}
          id={index === 0 ? id : `${id}-${index + 1}`}
          name="reasons"
          aria-label={label}
          {...(index === 0 && aria["aria-invalid"] ? { "aria-invalid": true } : {})}
          defaultValue={chosen[index] ?? ""}
          className="control arrow"
        >
          <option value="">{`${index + 1}. ${choose}`}</option>
          {reasons.map(({ code, label }) => (
            <option key={code} value={code}>
              {`${index + 1}. ${label}`}
            </option>
          ))}
        </select>
      ))}
    </fieldset>
  );
}
