import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { CardFigure } from "@/app/_ui/card-figure";
import { AsideSection, Columns, Section } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { Buttons } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { ProductFacts, productWords } from "@/app/_ui/product-facts";
import { findProduct, type Product } from "@/lib/products/queries";

export default async function CardPage({ params }: PageProps<"/cards/[code]">) {
  const product = await findProduct((await params).code.toUpperCase());
  if (!product) notFound();
  const t = await getTranslations("products.detail");
  const all = await getTranslations("products");
  const words = await productWords(product);
  return (
    <Columns aside={<Key product={product} />}>
      <PageHead title={words.name} caption={words.fits} back={{ href: "/cards", label: t("back") }} />
      <dl className="mt-7 border-l-4 border-brand pl-4 sm:pl-6">
        <Big label={t("rate")} value={words.rate} />
      </dl>
      <Section id="conditions" title={t("conditions")}>
        <Facts
          items={[
            { label: all("person"), value: words.age },
            { label: t("income"), value: words.income },
          ]}
        />
        <h3 className="mt-6">{t("needs")}</h3>
        <p>{t("needsText")}</p>
      </Section>
      <Section id="decision" title={t("decision")}>
        <Facts
          items={[
            { label: t("time"), value: words.service },
            { label: t("signing"), value: words.signatures },
            { label: t("again"), value: words.again },
          ]}
        />
        <p className="mt-3 text-muted">{t("rejected")}</p>
      </Section>
      <Section id="rates" title={t("rates")}>
        <p className="mt-2">
          <a href="/cards#rates">{t("ratesLink")}</a>
        </p>
      </Section>
      <Buttons className="mt-10">
        <ButtonLink href={`/apply?product=${product.code}`} tone="main">
          {t("apply", { name: words.name })}
        </ButtonLink>
        <ButtonLink href="/cards" tone="plain">
          {t("other")}
        </ButtonLink>
      </Buttons>
    </Columns>
  );
}

function Big({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="text-[1.875rem] leading-10 font-semibold tabular-nums sm:text-hero sm:leading-12">{value}</dd>
    </>
  );
}

async function Key({ product }: { product: Product }) {
  const t = await getTranslations("products.detail");
  return (
    <>
      <CardFigure code={product.code} className="max-sm:max-w-60" />
      <AsideSection title={t("facts")} id="facts">
        <ProductFacts product={product} />
      </AsideSection>
    </>
  );
}
