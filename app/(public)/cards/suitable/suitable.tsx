import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { Buttons } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { productWords } from "@/app/_ui/product-facts";
import type { Product } from "@/lib/products/queries";
import { suitableCards } from "@/lib/products/rules";

type Props = { products: Product[]; said: { isAdult: boolean; income: number; hasDocument: boolean } };

/** What the answers mean: the cards one may apply for, or the reasons against, each with what would change it. */
export async function Suitable({ products, said }: Props) {
  const t = await getTranslations("products.suitable");
  const { reasons, open, beyond } = suitableCards(products, { ...said, income: BigInt(said.income) * 100n });
  return (
    <>
      <PageHead
        title={open.length > 0 ? t("someTitle", { count: open.length }) : t("noneTitle")}
        lead={open.length > 0 ? t("someLead") : t("noneLead")}
        back={{ href: "/cards/suitable", label: t("again") }}
      />
      {reasons.length > 0 && (
        <ul className="mt-6 list-disc pl-6">
          {reasons.map((reason) => (
            <li key={reason}>{t(`reason.${reason}`)}</li>
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <ul className="mt-6 border-t border-ink">
          {open.map((product) => (
            <OpenCard key={product.code} product={product} />
          ))}
        </ul>
      )}
      {beyond.length > 0 && (
        <Section id="beyond" title={t("beyond")}>
          <ul className="mt-2 list-disc pl-6">
            {beyond.map((product) => (
              <Beyond key={product.code} product={product} />
            ))}
          </ul>
        </Section>
      )}
      <Buttons className="mt-9">
        <ButtonLink href="/cards">{t("compare")}</ButtonLink>
      </Buttons>
    </>
  );
}

async function OpenCard({ product }: { product: Product }) {
  const t = await getTranslations("products");
  const { name, fits, limit } = await productWords(product);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="mr-auto min-w-0">
        <a href={`/cards/${product.code.toLowerCase()}`} className="font-semibold">
          {name}
        </a>
        <p className="text-note text-muted">
          {fits}
          <br />
          {t("limit")} {limit}
        </p>
      </div>
      <ButtonLink href={`/apply?product=${product.code}`}>
        {t("comparison.apply")}
        <span className="sr-only">{name}</span>
      </ButtonLink>
    </li>
  );
}

async function Beyond({ product }: { product: Product }) {
  const { name, income } = await productWords(product);
  return (
    <li>
      {name} · {income}
    </li>
  );
}
