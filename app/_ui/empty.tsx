import type { ReactNode } from "react";

/**
 * `<Empty title action?>` with a sentence as children. "Nothing yet" says how the first one comes about;
 * "nothing found" offers to clear the filters: two texts, never one.
 */
export function Empty({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="my-6 rounded-card border border-line bg-canvas px-6 py-8">
      <p className="font-semibold">{title}</p>
      {children && <div className="mt-1 text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap gap-x-6 gap-y-3">{action}</div>}
    </div>
  );
}
