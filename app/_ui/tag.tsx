import type { ReactNode } from "react";

export type TagTone = "plain" | "ok" | "warn" | "bad" | "info" | "line";

/** `<Tag tone? title?>`: a short word about a state; never colour alone. */
export function Tag({ tone = "plain", title, children }: { tone?: TagTone; title?: string; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`} title={title}>
      {children}
    </span>
  );
}
