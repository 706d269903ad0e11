import { getTranslations } from "next-intl/server";

/** `<SkipLink>`: first thing on each page, seen when focused. */
export async function SkipLink() {
  const t = await getTranslations("ui.site");
  return (
    <a
      href="#main"
      className="sr-only z-50 bg-ink px-4 py-2 text-surface hover:text-surface focus:not-sr-only focus:fixed focus:top-2 focus:left-4 focus:px-4 focus:py-2"
    >
      {t("skip")}
    </a>
  );
}
