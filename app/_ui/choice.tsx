"use client";

import type { ReactNode } from "react";
import { FieldFrame, Hint, Message } from "@/app/_ui/field-frame";
import { oneText, useField } from "@/app/_ui/form-context";

export type Option = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type ChoiceProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: Option[];
  /** Ticks instead of one choice; the schema's field is a list. */
  many?: boolean;
  /** Side by side, for two or three short words. */
  inline?: boolean;
};

/** `<Choice name legend options many? inline? hint?>`: radio buttons, or check boxes with `many`. Nothing is chosen beforehand unless `values` says so. */
export function Choice({ name, legend, hint, options, many = false, inline = false }: ChoiceProps) {
  const { id, value, aria } = useField(name, hint);
  const chosen = Array.isArray(value) ? value : value ? [value] : [];
  return (
    <FieldFrame name={name}>
      <fieldset aria-describedby={aria["aria-describedby"]} className="min-w-0">
        <legend className="block">{legend}</legend>
        {hint && <Hint id={id}>{hint}</Hint>}
        <Message name={name} />
        <div
          className={`mt-2 grid gap-1 [.staff_&]:mt-1 ${inline ? "sm:flex sm:gap-8 [.staff_&]:gap-x-6" : "[.staff_&]:gap-0"}`}
        >
          {options.map((option, index) => (
            <Tick
              key={option.value}
              id={index === 0 ? id : `${id}-${option.value}`}
              type={many ? "checkbox" : "radio"}
              name={name}
              option={option}
              checked={chosen.includes(option.value)}
              invalid={Boolean(aria["aria-invalid"]) && many}
            />
          ))}
        </div>
      </fieldset>
    </FieldFrame>
  );
}

/** `<Check name label hint? value?>`: one box to tick, such as a consent; sends "yes" when ticked. */
export function Check({
  name,
  label,
  hint,
  value = "yes",
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string;
}) {
  const field = useField(name);
  return (
    <FieldFrame name={name}>
      <Message name={name} />
      <Tick
        id={field.id}
        type="checkbox"
        name={name}
        option={{ value, label, hint }}
        checked={oneText(field.value) === value}
        invalid={Boolean(field.error)}
        describedBy={field.aria["aria-describedby"]}
      />
    </FieldFrame>
  );
}

type TickProps = {
  id: string;
  type: "radio" | "checkbox";
  name: string;
  option: Option;
  checked: boolean;
  invalid: boolean;
  describedBy?: string | undefined;
};

/** One box or button with its words, for arrangements that `Choice` does not know. */
export function Tick({ id, type, name, option, checked, invalid, describedBy }: TickProps) {
  return (
    <label
      htmlFor={id}
      className="flex min-h-11 items-start gap-3.5 py-2 [.staff_&]:min-h-[26px] [.staff_&]:gap-2 [.staff_&]:py-0.5"
    >
      <input
        id={id}
        type={type}
        name={name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        className="mt-0.5 size-6 flex-none [.staff_&]:mt-[3px] [.staff_&]:size-4"
      />
      <span>
        {option.label}
        {option.hint && <span className="block text-small text-muted">{option.hint}</span>}
      </span>
    </label>
  );
}
