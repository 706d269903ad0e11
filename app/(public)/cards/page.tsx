import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { CardFigure } from "@/app/_ui/card-figure";
import { Clauses } from "@/app/_ui/clauses";
import { PageHead } from "@/app/_ui/page-head";
import { productWords } from "@/app/_ui/product-facts";
import { Rates } from "@/app/(public)/rates";
import { listProducts } from "@/lib/products/queries";

const rows = ["rate", "fee", "interestFree", "limit", "income", "person"] as const;

type Words = Awaited<ReturnType<typeof productWords>> & { code: string };

export default async function CardsPage() {
  const t = await getTranslations("products.comparison");
  const suitable = await getTranslations("products.suitable");
  const products = await listProducts();
  const all = await Promise.all(
    products.map(async (product) => ({ code: product.code, ...(await productWords(product)) })),
  );
  return (
    <div className="mx-auto max-w-[1200px] px-5 pt-5 sm:px-12 sm:pt-10">
      <PageHead title={t("title")} lead={t("lead")} />
      <p className="mt-3">
        <a href="/cards/suitable">{suitable("link")}</a>
      </p>
      <Comparison cards={all} />
      <Stack cards={all} />
      <Rates products={products} />
    </div>
  );
}

/** Side by side where six columns fit. */
async function Comparison({ cards }: { cards: Words[] }) {
  const t = await getTranslations("products");
  return (
    <table className="mt-8 table-fixed text-note max-lg:hidden">
      <caption className="sr-only">{t("comparison.caption")}</caption>
      <thead>
        <tr>
          <td className="w-[84px]" />
          {cards.map((card) => (
            <th key={card.code} scope="col" className="pr-4 pb-3">
              <CardFigure code={card.code} />
              <a href={`/cards/${card.code.toLowerCase()}`} className="mt-2 inline-block">
                {card.name}
              </a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="border-t border-ink">
        {rows.map((row) => (
          <tr key={row} className="border-b border-hair">
            <th scope="row" className="py-2.5 pr-3 font-normal text-muted">
              {t(row)}
            </th>
            {cards.map((card) => (
              <td key={card.code} className={`py-2.5 pr-4 ${row === "rate" ? "text-[1.25rem] font-semibold" : ""}`}>
                <Clauses>{row === "person" ? card.age : card[row]}</Clauses>
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <td />
          {cards.map((card) => (
            <td key={card.code} className="py-4 pr-4">
              <a href={`/apply?product=${card.code}`} className="inline-block">
                {t("comparison.apply")}
                <span className="sr-only">{t("comma") + card.name}</span>
              </a>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** One below the other on narrower screens. */
async function Stack({ cards }: { cards: Words[] }) {
  const t = await getTranslations("products");
  return (
    <ul className="mt-8 grid gap-x-12 gap-y-10 sm:grid-cols-2 lg:hidden">
      {cards.map((card) => (
        <li key={card.code}>
          <div className="grid grid-cols-[112px_1fr] gap-x-4">
            <CardFigure code={card.code} className="row-span-2 mt-1 max-sm:rounded-control" />
            <h2>{card.name}</h2>
            <p className="text-note text-muted">{card.fits}</p>
          </div>
          <dl className="my-3 text-note">
            {rows.map((row) => (
              <div key={row} className="flex justify-between gap-4 border-t border-hair py-1.5">
                <dt className="flex-none text-muted">{t(row)}</dt>
                <dd className={`text-end ${row === "rate" ? "font-semibold" : ""}`}>
                  <Clauses>{row === "person" ? card.age : card[row]}</Clauses>
                </dd>
              </div>
            ))}
          </dl>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <ButtonLink href={`/apply?product=${card.code}`}>{t("comparison.apply")}</ButtonLink>
            <a href={`/cards/${card.code.toLowerCase()}`}>{t("comparison.details", { name: card.name })}</a>
          </div>
        </li>
      ))}
    </ul>
  );
}
