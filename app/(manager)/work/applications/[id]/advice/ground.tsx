import type { ReactNode } from "react";

/** One part of what an advice rests on. */
export function Ground({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h2 className="border-b border-hair text-h3">{title}</h2>
      {children}
    </div>
  );
}
