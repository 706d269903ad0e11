import type { ReactNode } from "react";

/** `<Part title>`: a heading and its table, which is a landmark of its own. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-7">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** A hash or a long id, which breaks where it must. */
export function Letters({ children }: { children: string }) {
  return <span className="code whitespace-normal! break-all">{children}</span>;
}
