import { getLocale, getTranslations } from "next-intl/server";
import { Clauses } from "@/app/_ui/clauses";
import type { Language } from "@/lib/language";
import { formatAmount, formatMoney, formatRate } from "@/lib/money";
import type { Product } from "@/lib/products/queries";
import { dailyRate, workedExample } from "@/lib/products/rules";

/** Fees and rates, said per year first, with one example to the cent. */
export async function Rates({ products }: { products: Product[] }) {
  const t = await getTranslations("home.rates");
  const standard = products[0];
  if (!standard) return null;
  return (
    <section aria-labelledby="rates" className="pt-12 sm:pt-18">
      <h2 id="rates" className="rule-double text-[1.375rem] leading-[1.875rem] sm:text-h1 sm:leading-[2.1875rem]">
        {t("title")}
      </h2>
      <div className="mt-7 grid items-start gap-10 lg:grid-cols-[1fr_384px] lg:gap-14">
        <RateTable products={products} daily={dailyRate(standard.annualRate)} />
        <Example annualRate={standard.annualRate} />
      </div>
    </section>
  );
}

async function RateTable({ products, daily }: { products: Product[]; daily: string }) {
  const t = await getTranslations("home.rates");
  const rates = products.map((product) => product.annualRate);
  const values = { from: formatRate(Math.min(...rates)), to: formatRate(Math.max(...rates)), daily };
  const rows = ["interest", "least", "late", "cash", "grace"] as const;
  const head = "border-b border-ink pr-4 pb-3.5 text-[0.875rem] leading-[1.375rem] font-normal text-muted";
  return (
    <table>
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          <th scope="col" className={head}>
            {t("item")}
          </th>
          <th scope="col" className={head}>
            {t("figure")}
          </th>
          <th scope="col" className={head}>
            {t("when")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row}
            className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-3 sm:[&>*]:border-b sm:[&>*]:border-hair sm:[&>*]:py-3.5 sm:[&>*]:pr-4"
          >
            <th scope="row" className="max-sm:block sm:w-[104px]">
              {t(row)}
            </th>
            <td className="text-[1.25rem] font-semibold max-sm:block sm:w-[240px]">{t(`${row}Figure`, values)}</td>
            <td className="max-sm:block">{t(`${row}Text`, values)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function Example({ annualRate }: { annualRate: number }) {
  const t = await getTranslations("home.example");
  const language = (await getLocale()) as Language;
  const example = workedExample(annualRate);
  const amount = (cents: bigint) => formatAmount(cents, language);
  const whole = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const rows = [
    { label: t("paid"), full: amount(example.purchase), least: amount(example.least) },
    {
      label: t("days", { amount: whole(example.purchase), days: example.firstDays }),
      full: amount(0n),
      least: amount(example.first),
    },
    {
      label: t("days", { amount: whole(example.rest), days: example.secondDays }),
      full: amount(0n),
      least: amount(example.second),
    },
    { label: t("total"), full: formatMoney(0n, language), least: formatMoney(example.total, language), total: true },
  ];
  return (
    <aside aria-labelledby="example" className="rounded-card border border-line bg-canvas px-4 py-[18px] sm:p-6">
      <h3 id="example">{t("title")}</h3>
      <p className="text-[0.875rem] leading-[1.375rem] text-muted">
        <Clauses>{t("text", { purchase: whole(example.purchase) })}</Clauses>
      </p>
      <table className="mt-3 text-note">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t("item")}</span>
            </th>
            <th scope="col" className="py-1.5 text-end font-normal">
              {t("full")}
            </th>
            <th scope="col" className="py-1.5 pl-3 text-end font-normal">
              {t("least")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label} className={row.total ? "total [&>*]:py-2.5" : "border-t border-hair [&>*]:py-1.5"}>
              <th scope="row" className={row.total ? "" : "font-normal"}>
                {row.label}
              </th>
              <td className="text-end">{row.full}</td>
              <td className="pl-3 text-end">{row.least}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}
