"use client";

import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from "react";
import { Labelled } from "@/app/_ui/field-frame";
import { oneText, useField } from "@/app/_ui/form-context";

export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  type?: HTMLInputTypeAttribute;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** As wide as its answer: tiny 6, short 12, medium 20 characters, or all there is. */
  width?: "tiny" | "short" | "medium" | "full";
  maxLength?: number;
  spellCheck?: boolean;
  /** A language other than the page's, for a name or an address. */
  lang?: string;
  /** Hides the label from sight, not from readers. */
  quiet?: boolean;
  disabled?: boolean;
};

const widths = { tiny: "w-[6em]", short: "w-[12em]", medium: "w-[20em]", full: "w-full" };

/** `<Field name label hint? type? inputMode? autoComplete? width? maxLength? quiet?>`: one line of text. */
export function Field({ name, label, hint, width = "medium", quiet = false, type = "text", ...rest }: FieldProps) {
  const { id, value, aria } = useField(name, hint);
  return (
    <Labelled name={name} label={label} hint={hint} quiet={quiet}>
      <input
        {...rest}
        {...aria}
        id={id}
        name={name}
        type={type}
        defaultValue={oneText(value)}
        className={`control mt-2 [.staff_&]:mt-0.5 ${widths[width]}`}
      />
    </Labelled>
  );
}

type UnitProps = Omit<FieldProps, "type" | "width"> & { before?: string; unit?: string };

/** `<MoneyField name label unit? hint?>`: an amount with its sign and unit attached, such as ¥ … 元 / 月. */
export function MoneyField({ before = "¥", ...rest }: UnitProps) {
  return <UnitField inputMode="decimal" before={before} {...rest} />;
}

/** `<UnitField name label before? unit? hint?>`: a number with what it counts attached. */
export function UnitField({ name, label, hint, before, unit, quiet = false, ...rest }: UnitProps) {
  const { id, value, aria } = useField(name, hint);
  const ends = `${before ? "rounded-l-none" : ""} ${unit ? "rounded-r-none" : ""}`;
  return (
    <Labelled name={name} label={label} hint={hint} quiet={quiet}>
      <span className="mt-2 inline-flex max-w-full items-stretch [.staff_&]:mt-0.5">
        {before && <Attached side="rounded-l-control border-r-0">{before}</Attached>}
        <input
          inputMode="numeric"
          autoComplete="off"
          {...rest}
          {...aria}
          id={id}
          name={name}
          defaultValue={oneText(value)}
          className={`control min-w-0 w-[9em] ${ends}`}
        />
        {unit && <Attached side="rounded-r-control border-l-0">{unit}</Attached>}
      </span>
    </Labelled>
  );
}

function Attached({ side, children }: { side: string; children: ReactNode }) {
  return (
    <span className={`flex items-center border border-edge bg-sunken px-3.5 text-muted num ${side}`}>{children}</span>
  );
}

/** `<DateField name label hint?>`: a day as text (2026-11-21, 20261121), which keeps a wrong answer where a date picker drops it. */
export function DateField(props: Omit<FieldProps, "type" | "width">) {
  return <Field inputMode="numeric" autoComplete="off" {...props} width="short" />;
}

/** `<TextArea name label hint? rows? maxLength?>`: several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  rows = 4,
  quiet = false,
  ...rest
}: Omit<FieldProps, "type" | "width"> & { rows?: number }) {
  const { id, value, aria } = useField(name, hint);
  return (
    <Labelled name={name} label={label} hint={hint} quiet={quiet}>
      <textarea
        {...rest}
        {...aria}
        id={id}
        name={name}
        rows={rows}
        defaultValue={oneText(value)}
        className="control mt-2 block w-full py-2 [.staff_&]:mt-0.5 [.staff_&]:py-1.5"
      />
    </Labelled>
  );
}
