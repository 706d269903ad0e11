"use client";

export type PagingProps = {
  /** Addresses by cursor; without one the step is greyed. */
  first?: string | undefined;
  previous?: string | undefined;
  next?: string | undefined;
  /** Null where this is the last page; without it the list has no known end. */
  last?: string | null | undefined;
  /** The list from its start and how many of its pages can be asked for by number; nothing where there is but one. */
  jump?: { to: string; pages: number };
  /** "54 rows", "1,000+": how many there are. */
  total?: string;
  sizes?: { size: number; href: string; current: boolean }[];
  words: Record<"name" | "size" | "first" | "previous" | "next" | "last" | "page" | "of" | "jump", string>;
};

/** What `Paging` draws, from plain words. */
export function PagingSteps({ first, previous, next, last, jump, total, sizes, words }: PagingProps) {
  return (
    <nav
      aria-label={words.name}
      className="no-print flex flex-wrap items-center gap-x-4 gap-y-2 pt-3 text-muted tabular-nums"
    >
      <span className="mr-auto">{total}</span>
      {sizes && (
        <span className="flex items-center gap-3">
          {words.size}
          {sizes.map(({ size, href, current }) =>
            current ? (
              <b key={size} className="text-ink" aria-current="true">
                {size}
              </b>
            ) : (
              <a key={size} href={href} className="inline-block leading-6">
                {size}
              </a>
            ),
          )}
        </span>
      )}
      {jump && jump.pages > 1 && <Jump {...jump} words={words} />}
      <span className="flex gap-2">
        <Step href={first}>{words.first}</Step>
        <Step href={previous} rel="prev">
          {words.previous}
        </Step>
        <Step href={next} rel="next">
          {words.next}
        </Step>
        {(last !== undefined || jump) && <Step href={last ?? undefined}>{words.last}</Step>}
      </span>
    </nav>
  );
}

function Jump({ to, pages, words }: NonNullable<PagingProps["jump"]> & Pick<PagingProps, "words">) {
  const [path, query = ""] = to.split("?");
  return (
    <form method="get" action={path} className="flex items-center gap-2">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="flex items-center gap-2">
        {words.page}
        <input
          name="page"
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          className="control w-[3.5em] text-end"
        />
      </label>
      {words.of.replace("#", String(pages))}
      <button type="submit" className="action">
        {words.jump}
      </button>
    </form>
  );
}

function Step({ href, rel, children }: { href: string | undefined; rel?: "prev" | "next"; children: string }) {
  return href ? (
    <a href={href} rel={rel} className="action">
      {children}
    </a>
  ) : (
    <span className="action" aria-disabled="true">
      {children}
    </span>
  );
}
