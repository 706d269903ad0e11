import { getLocale, getTranslations } from "next-intl/server";
import { Clauses } from "@/app/_ui/clauses";
import type { Language } from "@/lib/language";
import { formatAmount, formatRate } from "@/lib/money";
import type { Product } from "@/lib/products/queries";

/** The words of one product's figures, in the reader's language. */
export async function productWords(product: Product) {
  const t = await getTranslations("products");
  const language = (await getLocale()) as Language;
  const yuan = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const relief = [
    product.firstYearFree && t("firstYearFree"),
    product.waiverPurchases !== null && t("waiver", { count: product.waiverPurchases }),
    product.annualFee > 0n && !product.firstYearFree && product.waiverPurchases === null && t("noWaiver"),
  ].filter((words) => words !== false);
  return {
    name: t(`names.${product.code as "GOLD"}`),
    fits: t(`fits.${product.code as "GOLD"}`),
    fee: [t("yuan", { amount: yuan(product.annualFee) }), ...relief].join(t("comma")),
    limit: t("range", { from: yuan(product.minLimit), to: yuan(product.maxLimit) }),
    rate: formatRate(product.annualRate),
    interestFree: t("days", { from: product.interestFreeDaysMin, to: product.interestFreeDaysMax }),
    income: product.minMonthlyIncome > 0n ? t("monthly", { amount: yuan(product.minMonthlyIncome) }) : t("anyIncome"),
    age: t("age", { age: product.minAge }),
    service: t("service", { days: product.serviceDays }),
    signatures: product.secondSignature ? t("twoSignatures") : t("oneSignature"),
    again: product.reapplyAfterDays > 0 ? t("againAfter", { days: product.reapplyAfterDays }) : t("againAtOnce"),
  };
}

/** `<ProductFacts product>`: annual fee, limits, yearly rate, interest-free days. */
export async function ProductFacts({ product }: { product: Product }) {
  const t = await getTranslations("products");
  const words = await productWords(product);
  const facts = [
    { key: "fee", value: words.fee },
    { key: "limit", value: words.limit },
    { key: "rate", value: words.rate },
    { key: "interestFree", value: words.interestFree },
  ] as const;
  return (
    <dl className="text-note">
      {facts.map(({ key, value }) => (
        <div key={key} className="flex justify-between gap-4 border-t border-hair py-1.5">
          <dt className="flex-none text-muted">{t(key)}</dt>
          <dd className={`text-end tabular-nums ${key === "rate" ? "font-semibold" : ""}`}>
            <Clauses>{value}</Clauses>
          </dd>
        </div>
      ))}
    </dl>
  );
}
