"use client";

import type { ReactNode } from "react";
import { useField } from "@/app/_ui/form-context";

/** Bar, hint and message around a field; the message says the same as the summary. */
export function FieldFrame({ name, children }: { name: string; children: ReactNode }) {
  const { error } = useField(name);
  return <div className={`min-w-0 ${error ? faulty : ""}`}>{children}</div>;
}

export function Label({ id, quiet = false, children }: { id: string; quiet?: boolean; children: ReactNode }) {
  return (
    <label htmlFor={id} className={quiet ? "sr-only" : "block font-semibold"}>
      {children}
    </label>
  );
}

type LabelledProps = { name: string; label: ReactNode; hint?: ReactNode; quiet?: boolean; children: ReactNode };

/** A field with its label, hint and message, in the order in which they are read. */
export function Labelled({ name, label, hint, quiet = false, children }: LabelledProps) {
  const { id } = useField(name, hint);
  return (
    <FieldFrame name={name}>
      <Label id={id} quiet={quiet}>
        {label}
      </Label>
      {hint && <Hint id={id}>{hint}</Hint>}
      <Message name={name} />
      {children}
    </FieldFrame>
  );
}

export const faulty = "border-l-4 border-danger pl-4 -ml-5";

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span id={`${id}-hint`} className="block max-w-[42em] text-small font-normal text-muted">
      {children}
    </span>
  );
}

export function Message({ name }: { name: string }) {
  const { id, error, errorWord } = useField(name);
  if (!error) return null;
  return (
    <span id={`${id}-error`} className="block font-semibold text-danger">
      <span className="sr-only">{errorWord}</span>
      {error}
    </span>
  );
}
