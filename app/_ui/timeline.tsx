"use client";

import type { ReactNode } from "react";

export type Step = {
  id: string;
  /** A `<When>`, or words such as "by 2026-11-25". */
  when: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  state: "past" | "now" | "next" | "bad";
};

/** `<Timeline steps short?>`: past solid, now ringed, next dotted, bad square; each with its date. */
export function Timeline({ steps, short = false }: { steps: Step[]; short?: boolean }) {
  return (
    <ol className={`timeline mt-4 ${short ? "short" : ""}`}>
      {steps.map(({ id, when, title, text, state }) => (
        <li key={id} data-state={state} aria-current={state === "now" ? "step" : undefined}>
          <span className="when">{when}</span>
          <span className="dot" aria-hidden="true" />
          <div className="what">
            <b className="block">{title}</b>
            {text && <div className="text-note text-muted">{text}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
