import { useTranslations } from "next-intl";

/**
 * `<SkipLink>`: first thing on each page, seen when focused. It asks for the language without `await`, and first of all:
 * whoever asks so after it is drawn in one go, and would otherwise be put off and begun again.
 */
export function SkipLink() {
  const t = useTranslations("ui.site");
  return (
    <a
      href="#main"
      className="sr-only z-50 bg-ink px-4 py-2 text-surface hover:text-surface focus:not-sr-only focus:fixed focus:top-2 focus:left-4 focus:px-4 focus:py-2"
    >
      {t("skip")}
    </a>
  );
}
