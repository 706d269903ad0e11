import { useTranslations } from "next-intl";

/** `<Chips chips clear>`: the filters at work; each link takes one away. */
export function Chips({ chips, clear }: { chips: { label: string; href: string }[]; clear: string }) {
  const t = useTranslations("ui.query");
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
