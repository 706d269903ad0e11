import type { ReactNode } from "react";

type Props = { id: string; title: string; note?: ReactNode; children: ReactNode };

/** One part of the case: a heading over an ink line, what matters beside it small. */
export function Pane({ id, title, note, children }: Props) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="flex items-baseline gap-2 border-b border-ink pb-1">
        {title} {note && <small className="text-small font-normal text-muted">{note}</small>}
      </h2>
      {children}
    </section>
  );
}

/** Said where a part has nothing to show. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className="py-1 text-muted">{children}</p>;
