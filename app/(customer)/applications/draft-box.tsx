import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons } from "@/app/_ui/form";
import type { Draft } from "@/lib/applications/queries";
import type { Language } from "@/lib/language";
import { formatDateTime, formatDay } from "@/lib/time";

/** The draft, until when it is kept, and the way on. */
export async function DraftBox({ draft }: { draft: Draft }) {
  const t = await getTranslations("applications.list");
  const names = await getTranslations("products.names");
  const language = (await getLocale()) as Language;
  const saved = formatDateTime(draft.savedAt, language);
  const until = formatDay(draft.keptUntil, language);
  return (
    <section aria-labelledby="draft" className="mt-8 rounded-card border border-line bg-surface px-5 py-5 sm:px-6">
      <h2 id="draft" className="text-h3">
        {t("draft")}
      </h2>
      <p className="mt-1 text-[1.25rem] leading-8 font-semibold">
        {draft.productCode ? names(draft.productCode as "GOLD") : t("draftNoCard")}
      </p>
      <p className="text-muted">{t("draftText", { saved, until })}</p>
      <Buttons className="mt-4">
        <ButtonLink href="/apply" tone="main">
          {t("goOn")}
        </ButtonLink>
      </Buttons>
    </section>
  );
}
