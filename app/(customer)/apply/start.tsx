import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { CardFigure } from "@/app/_ui/card-figure";
import { AsideSection, Columns, Section } from "@/app/_ui/columns";
import { Buttons } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { ProductFacts } from "@/app/_ui/product-facts";
import { Timeline } from "@/app/_ui/timeline";
import type { Product } from "@/lib/products/queries";

/** Before the first page: what it takes, what to have ready, how it goes. */
export async function Start({ product }: { product: Product | null }) {
  const t = await getTranslations("apply");
  const names = await getTranslations("products.names");
  const suitable = await getTranslations("products.suitable");
  const path = await getTranslations("home.path");
  const whens = {
    fill: path("fillWhen"),
    review: path("claimWhen"),
    result: path("resultWhen", { days: product?.serviceDays ?? 5 }),
  };
  const steps = (["fill", "review", "result"] as const).map((step) => ({
    id: step,
    when: whens[step],
    title: t(`start.step.${step}`),
    text: t(`start.text.${step}`),
    state: "past" as const,
  }));
  return (
    <Columns aside={product && <Wanted product={product} />}>
      <PageHead title={t("title")} lead={t("start.lead")} />
      {!product && (
        <p className="mt-3">
          <a href="/cards/suitable">{suitable("link")}</a>
        </p>
      )}
      {product && <p className="mt-3">{t("start.chosen", { card: names(product.code as "GOLD") })}</p>}
      <Section id="need" title={t("start.needTitle")}>
        <ul className="mt-2 list-disc pl-6">
          {(["id", "income", "debts"] as const).map((need) => (
            <li key={need}>{t(`start.need.${need}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="steps" title={t("start.stepsTitle")}>
        <Timeline steps={steps} short />
      </Section>
      <Buttons className="mt-9">
        <ButtonLink href={`/apply/product${product ? `?product=${product.code}` : ""}`} tone="main">
          {t("start.go")}
        </ButtonLink>
        <ButtonLink href="/cards" tone="plain">
          {t("start.cards")}
        </ButtonLink>
      </Buttons>
    </Columns>
  );
}

async function Wanted({ product }: { product: Product }) {
  const names = await getTranslations("products.names");
  return (
    <div>
      <CardFigure code={product.code} />
      <div className="mt-6">
        <AsideSection id="wanted" title={names(product.code as "GOLD")}>
          <ProductFacts product={product} />
        </AsideSection>
      </div>
    </div>
  );
}
