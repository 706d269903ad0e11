import { getTranslations } from "next-intl/server";
import { CardFigure } from "@/app/_ui/card-figure";
import { AsideSection } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { ProductFacts } from "@/app/_ui/product-facts";
import { When } from "@/app/_ui/value";
import type { Draft } from "@/lib/applications/queries";

/** The chosen card with its figures, and how long the draft is kept. */
export async function Aside({ draft, discard = false }: { draft: Draft; discard?: boolean }) {
  const t = await getTranslations("apply.aside");
  return (
    <>
      {draft.product && (
        <div>
          <CardFigure code={draft.product.code} />
          <div className="mt-6">
            <AsideSection id="card" title={t("card")}>
              <ProductFacts product={draft.product} />
              <p className="mt-2">
                <a href="/apply/product" className="inline-block py-1">
                  {t("change")}
                </a>
              </p>
            </AsideSection>
          </div>
        </div>
      )}
      <Kept draft={draft} discard={discard} />
    </>
  );
}

/** When the draft was saved, and until when it is kept. */
export async function Kept({ draft, discard = false }: { draft: Draft; discard?: boolean }) {
  const t = await getTranslations("apply.aside");
  return (
    <AsideSection id="draft" title={t("draft")}>
      <Facts
        items={[
          { label: t("saved"), value: <When at={draft.savedAt} /> },
          { label: t("kept"), value: <When at={draft.keptUntil} to="day" /> },
        ]}
      />
      <p className="mt-2 text-small text-muted">{t("keptText")}</p>
      {discard && (
        <p className="mt-1">
          <a href="/apply/discard" className="inline-block py-1">
            {t("discard")}
          </a>
        </p>
      )}
    </AsideSection>
  );
}
