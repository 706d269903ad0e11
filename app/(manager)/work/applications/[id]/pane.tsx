import type { ReactNode } from "react";

type Props = { id: string; title: string; note?: ReactNode; children: ReactNode };

/** One part of the case: a heading over an ink line, what matters beside it small. */
export function Pane({ id, title, note, children }: Props) {
  return (
    <section aria-labelledby={id} className="pane">
      <h2 id={id}>
        {title} {note && <small>{note}</small>}
      </h2>
      {children}
    </section>
  );
}

/** Said where a part has nothing to show. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className="nothing">{children}</p>;
