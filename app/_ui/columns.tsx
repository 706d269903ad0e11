import type { ReactNode } from "react";

/** `<Columns aside?>`: a customer's page: 720 of matter, 320 of facts beside it, one below the other on a phone. */
export function Columns({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-[1200px] items-start gap-11 px-5 pt-5 pb-6 sm:px-12 sm:pt-10 lg:grid-cols-[minmax(0,720px)_minmax(0,320px)] lg:gap-16">
      <div className="min-w-0">{children}</div>
      {aside && <aside className="grid min-w-0 gap-8 text-note">{aside}</aside>}
    </div>
  );
}

/** `<AsideSection title id>`: one group of facts in the side column. */
export function AsideSection({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 border-t-2 border-ink pt-2 text-h3">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** `<Section title id>`: one part of a customer's page. */
export function Section({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12 [.staff_&]:mt-7">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
