import { getTranslations } from "next-intl/server";

export type Tab = { href: string; label: string; count?: string | number | undefined; current: boolean };

/** `<Tabs label tabs>`: views of one list, each with its number; links, so that the address says which. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mt-4 flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(({ href, label: words, count, current }) => (
        <a
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="whitespace-nowrap px-3 pt-2 pb-[9px] text-ink no-underline hover:shadow-[inset_0_-2px_var(--edge)] focus-visible:-outline-offset-3 aria-[current]:font-semibold aria-[current]:text-brand aria-[current]:shadow-[inset_0_-2px_var(--brand)]"
        >
          {words}
          {count !== undefined && (
            <span className={`pl-1 font-normal tabular-nums ${current ? "text-brand" : "text-muted"}`}>{count}</span>
          )}
        </a>
      ))}
    </nav>
  );
}

/** `<Chips chips clear>`: the filters at work; each link takes one away. */
export async function Chips({ chips, clear }: { chips: { label: string; href: string }[]; clear: string }) {
  const t = await getTranslations("ui.query");
  if (chips.length === 0) return null;
  return (
    <ul className="no-print flex flex-wrap items-center gap-2 pb-3">
      {chips.map(({ label, href }) => (
        <li key={label}>
          <a
            href={href}
            className="inline-flex min-h-[26px] items-center gap-1.5 rounded-small bg-brand-soft px-2 no-underline"
          >
            {label}
            <span aria-hidden="true">×</span>
            <span className="sr-only">{t("remove")}</span>
          </a>
        </li>
      ))}
      <li>
        <a href={clear} className="inline-flex min-h-[26px] items-center px-2">
          {t("clear")}
        </a>
      </li>
    </ul>
  );
}
