"use client";

import { Message } from "@/app/_ui/field-frame";
import { useField } from "@/app/_ui/form-context";

type Props = {
  legend: string;
  hint: string;
  /** "Reason 1" to "Reason 4", for readers. */
  labels: string[];
  choose: string;
  options: { value: string; label: string }[];
};

/** The reasons in their order: as many lists as a rejection may have reasons, each sent under the same name. */
export function ReasonSelects({ legend, hint, labels, choose, options }: Props) {
  const { id, value, aria } = useField("reasons", hint);
  const chosen = Array.isArray(value) ? value.filter(Boolean) : [];
  return (
    <fieldset className="for-rejection min-w-0" aria-describedby={aria["aria-describedby"]}>
      <legend>
        {legend}{" "}
        <small id={`${id}-hint`} className="text-small font-normal text-muted">
          {hint}
        </small>
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
          className="control arrow mt-1 block w-full"
        >
          <option value="">{`${index + 1}. ${choose}`}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {`${index + 1}. ${option.label}`}
            </option>
          ))}
        </select>
      ))}
    </fieldset>
  );
}
