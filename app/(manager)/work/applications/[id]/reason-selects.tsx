"use client";

import { Message } from "@/app/_ui/field-frame";
import { useField, useSending } from "@/app/_ui/form-context";
import { useScripted } from "@/app/_ui/scripted";
import { reasonsIn } from "@/app/(manager)/work/applications/[id]/reason-words";
import type { Language } from "@/lib/language";

type Props = {
  legend: string;
  hint: string;
  /** "Reason 1" to "Reason 4", for readers. */
  labels: string[];
  choose: string;
  /** Brings the page again with all lists and what was typed, for whoever has no script. */
  more: string;
  language: Language;
};

/**
 * The reasons in their order: as many lists as a rejection may have reasons, each sent under the same name. The page
 * brings the first one, since each is a tenth of what a case costs to draw; the browser adds the others at once.
 */
export function ReasonSelects({ legend, hint, labels, choose, more, language }: Props) {
  const { count } = useSending();
  const { id, value, aria } = useField("reasons", hint);
  const scripted = useScripted();
  const chosen = Array.isArray(value) ? value.filter(Boolean) : [];
  const isWhole = scripted || count > 0 || chosen.length > 1;
  const reasons = reasonsIn(language);
  return (
    <fieldset className="for-rejection" aria-describedby={aria["aria-describedby"]}>
      <legend>
        {legend} <small id={`${id}-hint`}>{hint}</small>
      </legend>
      <Message name="reasons" />
      {labels.slice(0, isWhole ? labels.length : 1).map((label, index) => (
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
      {!isWhole && (
        <noscript>
          <button type="submit" name="redraw" value="reasons" className="action">
            {more}
          </button>
        </noscript>
      )}
    </fieldset>
  );
}
