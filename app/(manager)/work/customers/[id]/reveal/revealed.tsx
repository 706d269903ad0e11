"use client";

import type { ReactNode } from "react";
import { useSending } from "@/app/_ui/form-context";

type Props = { labels: [field: string, label: string][]; title: string; once: ReactNode; children: ReactNode };

/** The form; and in its place, in the answer to it alone, what was asked for. */
export function Revealed({ labels, title, once, children }: Props) {
  const { answer = {} } = useSending();
  const shown = labels.flatMap(([field, label]) => (answer[field] ? [{ field, label, value: answer[field] }] : []));
  if (shown.length === 0) return children;
  return (
    <section aria-labelledby="revealed" role="status" className="max-w-[640px]">
      <h2 id="revealed" className="border-b border-ink pb-1">
        {title}
      </h2>
      <dl>
        {shown.map(({ field, label, value }) => (
          <div key={field} className="grid gap-x-4 border-b border-hair py-2 sm:grid-cols-[160px_minmax(0,1fr)]">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 text-muted">{once}</div>
    </section>
  );
}
