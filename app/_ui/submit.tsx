"use client";

import type { ReactNode } from "react";
import { useSending } from "@/app/_ui/form-context";

type Props = {
  children: ReactNode;
  tone?: "main" | "quiet" | "plain" | "danger";
  /** For a form with several buttons: which one was pressed. */
  name?: string;
  value?: string;
};

const tones = { main: "action-main", quiet: "", plain: "action-plain", danger: "action-danger" };

/** `<Submit tone? name? value?>`: sends its form. A second press while the first is under way does nothing. */
export function Submit({ children, tone = "main", name, value }: Props) {
  const { pending } = useSending();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      className={`action ${tones[tone]}`}
    >
      {children}
    </button>
  );
}
