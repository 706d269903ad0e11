"use client";

import type { ReactNode } from "react";

export type Fact = { label: string; value: ReactNode };

/** `<Facts items>`: label left, value right, hairlines between: dates, fees. */
export function Facts({ items }: { items: Fact[] }) {
  return (
    <dl>
      {items.map(({ label, value }) => (
        <div key={label} className="flex justify-between gap-4 border-b border-hair py-2 [.staff_&]:py-1">
          <dt className="flex-none text-muted">{label}</dt>
          <dd className="min-w-0 text-end tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `<FactRow items>`: up to three facts in one frame, the figure largest: who, next step, by when. */
export function FactRow({ items }: { items: (Fact & { note?: ReactNode })[] }) {
  return (
    <dl className="mt-8 grid rounded-card border border-line sm:grid-flow-col sm:auto-cols-fr">
      {items.map(({ label, value, note }) => (
        <div
          key={label}
          className="grid grid-cols-[124px_1fr] px-4 py-3 not-first:border-t not-first:border-line sm:block sm:px-5 sm:pt-4 sm:pb-[18px] sm:not-first:border-t-0 sm:not-first:border-l"
        >
          <dt className="text-small leading-7 text-muted sm:leading-[22px]">{label}</dt>
          <dd className="font-semibold tabular-nums sm:mt-0.5 sm:text-[1.125rem] sm:leading-7">
            {value}
            {note && <span className="block text-small font-normal text-muted">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `<Now label state tone?>` with a sentence as children: the state of a thing, largest on its page. */
export function Now({
  label,
  state,
  tone = "brand",
  children,
}: {
  label: string;
  state: string;
  tone?: "brand" | "bad" | "ok" | "warn";
  children?: ReactNode;
}) {
  const edge = { brand: "border-brand", bad: "border-danger", ok: "border-success", warn: "border-warning" }[tone];
  return (
    <div className={`mt-7 border-l-4 pl-4 sm:pl-6 ${edge}`}>
      <p className="text-muted">{label}</p>
      <p className="text-[1.875rem] leading-10 font-semibold sm:text-hero sm:leading-12">{state}</p>
      {children && <div className="mt-2">{children}</div>}
    </div>
  );
}
