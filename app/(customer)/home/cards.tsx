import { getTranslations } from "next-intl/server";
import { CardFigure } from "@/app/_ui/card-figure";
import { Section } from "@/app/_ui/columns";
import { productWords } from "@/app/_ui/product-facts";
import type { Product } from "@/lib/products/queries";

/** The cards one can apply for, each with its face, whom it fits and its limits. */
export async function Cards({ products }: { products: Product[] }) {
  const t = await getTranslations("account.home");
  return (
    <Section title={t("cards")} id="cards">
      <ul className="mt-4 grid gap-x-6 gap-y-8 sm:grid-cols-3">
        {products.map((product) => (
          <Card key={product.code} product={product} />
        ))}
      </ul>
      <p className="mt-6">
        <a href="/cards" className="inline-block py-1">
          {t("compare")}
        </a>
      </p>
    </Section>
  );
}

async function Card({ product }: { product: Product }) {
  const t = await getTranslations("account.home");
  const { name, fits, limit } = await productWords(product);
  return (
    <li className="grid grid-cols-[112px_minmax(0,1fr)] content-start gap-x-4 sm:block">
      <CardFigure code={product.code} />
      <div className="sm:mt-3">
        <a href={`/apply?product=${product.code}`} className="font-semibold">
          {t("apply", { name })}
        </a>
        <p className="text-small text-muted">{fits}</p>
        <p className="num text-small">{limit}</p>
      </div>
    </li>
  );
}
