"use client";

export type Tab = { href: string; label: string; count?: string | number | undefined; current: boolean };

/** `<Tabs label tabs>`: views of one list, each with its number; links, so that the address says which. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="tabs no-print">
      {tabs.map(({ href, label: words, count, current }) => (
        <a key={href} href={href} aria-current={current ? "page" : undefined}>
          {words}
          {count !== undefined && <span>{count}</span>}
        </a>
      ))}
    </nav>
  );
}
