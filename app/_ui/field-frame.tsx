"use client";

import type { ReactNode } from "react";
import { useField } from "@/app/_ui/form-context";

/** Bar, hint and message around a field; the message says the same as the summary. */
export function FieldFrame({ name, children }: { name: string; children: ReactNode }) {
  const { error } = useField(name);
  return <div className={`min-w-0 ${error ? faulty : ""}`}>{children}</div>;
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
