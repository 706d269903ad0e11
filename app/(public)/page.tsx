import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { CardFigure } from "@/app/_ui/card-figure";
import { Clauses } from "@/app/_ui/clauses";
import { Buttons } from "@/app/_ui/form";
import { ProductFacts, productWords } from "@/app/_ui/product-facts";
import { Timeline } from "@/app/_ui/timeline";
import { Title } from "@/app/_ui/title";
import { Rates } from "@/app/(public)/rates";
import { listProducts, type Product } from "@/lib/products/queries";

export default async function HomePage() {
  const t = await getTranslations("home");
  const products = await listProducts();
  return (
    <>
      <Title>{t("documentTitle")}</Title>
      <Hero days={Math.max(...products.map((product) => product.serviceDays), 0)} />
      <div className="mx-auto max-w-[1200px] px-5 sm:px-12">
        <Deeds />
        <Cards products={products} />
        <Rates products={products} />
      </div>
    </>
  );
}

async function Hero({ days }: { days: number }) {
  const t = await getTranslations("home");
  return (
    <div className="border-b border-line bg-canvas">
      <div className="mx-auto grid max-w-[1200px] items-center gap-8 px-5 py-8 sm:px-12 sm:py-16 lg:grid-cols-[1fr_432px] lg:gap-18">
        <div>
          <h1 className="text-[1.875rem] leading-[2.625rem] sm:text-display sm:leading-[3.375rem]">
            {t("titleFirst")}
            <br />
            {t("titleSecond")}
          </h1>
          <p className="mt-3 mb-5 max-w-[28em] text-muted sm:mt-5 sm:mb-8 sm:text-[1.125rem] sm:leading-8">
            <Clauses>{t("say")}</Clauses>
          </p>
          <Buttons>
            <ButtonLink href="/apply" tone="main">
              {t("apply")}
            </ButtonLink>
            <ButtonLink href="/cards" tone="plain">
              {t("compare")}
            </ButtonLink>
          </Buttons>
        </div>
        <Path days={days} />
      </div>
    </div>
  );
}

/** What happens to an application sent today. */
async function Path({ days }: { days: number }) {
  const t = await getTranslations("home.path");
  const steps = (["fill", "claim", "result", "again"] as const).map((step) => ({
    id: step,
    when: t(`${step}When`, { days }),
    title: t(step),
    text: t(`${step}Text`),
    state: "past" as const,
  }));
  return (
    <section
      aria-labelledby="path"
      className="rounded-card border border-line bg-surface px-[18px] pt-4 pb-[18px] sm:px-7 sm:pt-[22px] sm:pb-[26px]"
    >
      <h2 id="path" className="rule-double text-[1.125rem]">
        {t("title")}
      </h2>
      <Timeline steps={steps} short />
    </section>
  );
}

const deeds = [
  ["apply", "/apply"],
  ["status", "/applications"],
  ["supply", "/applications"],
  ["again", "/applications"],
  ["profile", "/profile"],
  ["activity", "/activity"],
] as const;

async function Deeds() {
  const t = await getTranslations("home.deeds");
  return (
    <section aria-labelledby="deeds" className="pt-12 sm:pt-18">
      <h2 id="deeds" className="text-[1.375rem] leading-[1.875rem] sm:text-h1 sm:leading-[2.1875rem]">
        {t("title")}
      </h2>
      <ul className="mt-5 grid gap-x-12 sm:mt-7 sm:grid-cols-2 lg:grid-cols-3">
        {deeds.map(([deed, href]) => (
          <li key={deed} className="border-t border-line pt-3.5 pb-4 sm:pt-5 sm:pb-7">
            <a href={href} className="text-[1.125rem] font-semibold">
              {t(deed)}
            </a>
            <p className="mt-1 text-note text-muted">
              <Clauses>{t(`${deed}Text`)}</Clauses>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Cards({ products }: { products: Product[] }) {
  const t = await getTranslations("home.cards");
  return (
    <section aria-labelledby="cards" className="pt-12">
      <div className="items-baseline justify-between gap-6 sm:flex">
        <h2 id="cards" className="text-[1.375rem] leading-[1.875rem] sm:text-h1 sm:leading-[2.1875rem]">
          {t("title")}
        </h2>
        <a href="/cards">{t("compare")}</a>
      </div>
      <p className="mt-3 text-muted">{t("lead")}</p>
      <ul className="mt-8 grid gap-x-12 gap-y-9 sm:grid-cols-2 sm:gap-y-14 lg:grid-cols-3">
        {products.map((product) => (
          <CardArticle key={product.code} product={product} />
        ))}
      </ul>
    </section>
  );
}

async function CardArticle({ product }: { product: Product }) {
  const t = await getTranslations("home.cards");
  const words = await productWords(product);
  return (
    <li>
      <article className="grid grid-cols-[112px_1fr] gap-x-4 sm:block">
        <CardFigure code={product.code} className="row-span-2 mt-1 max-sm:rounded-control sm:mt-0" />
        <h3 className="text-h2 sm:mt-5">{words.name}</h3>
        <p className="text-note text-muted">{words.fits}</p>
        <div className="col-span-2 my-3">
          <ProductFacts product={product} />
        </div>
        <p className="col-span-2">
          <a href={`/cards/${product.code.toLowerCase()}`}>{t("more", { name: words.name })}</a>
        </p>
      </article>
    </li>
  );
}
