"use client";

export type Tab = { href: string; label: string; count?: string | number | undefined; current: boolean };

export type TabsProps = { label: string; tabs: Tab[] };

/** `<Tabs label tabs>`: views of one list, each with its number; links, so that the address says which. */
export function Tabs({ label, tabs }: TabsProps) {
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
