import type { ReactNode } from "react";

/** `<Part title>`: a heading and what stands below it, no landmark: its table is one. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-7">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
