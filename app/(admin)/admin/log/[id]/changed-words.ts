import { getLocale, getTranslations } from "next-intl/server";
import { formatMoney } from "@/lib/money";

type Words = { (key: string): string; has(key: string): boolean };

const amounts = /(Limit|Authority|Income|Cost|Repayment|limitAuthority|cardLimitsElsewhere|cardBalanceElsewhere)$/;

/** Field and value of a change in words; what has none is shown as it was kept. */
export async function changedWords() {
  const field = (await getTranslations("operationLog.changed")) as unknown as Words;
  const fields = (await getTranslations("fields")) as unknown as Words;
  const account = (await getTranslations("staff.status")) as unknown as Words;
  const application = (await getTranslations("applications.status")) as unknown as Words;
  const role = (await getTranslations("staff.role")) as unknown as Words;
  const template = (await getTranslations("staff.template")) as unknown as Words;
  const right = (await getTranslations("staff.right")) as unknown as Words;
  const product = (await getTranslations("products.names")) as unknown as Words;
  const language = await getLocale();
  const among: Record<string, Words> = {
    accountStatus: account,
    status: application,
    role,
    template,
    productCode: product,
  };

  const said = (words: Words | undefined, key: string) => (words?.has(key) ? words(key) : key);
  return {
    field: (name: string) => (field.has(name) ? field(name) : said(fields, `${name}.label`)),
    value: (name: string, value: string | null) => {
      if (value === null) return "";
      if (amounts.test(name) && /^\d+$/.test(value)) return formatMoney(BigInt(value), language);
      if (name === "rights")
        return value
          .split(", ")
          .map((one) => said(right, one))
          .join(", ");
      if (fields.has(`options.${name}.${value}`)) return fields(`options.${name}.${value}`);
      return said(among[name], value);
    },
  };
}
