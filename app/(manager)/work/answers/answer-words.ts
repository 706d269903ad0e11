import { useLocale } from "next-intl";
import { chosen } from "@/app/_ui/answer-words";
import type { AnswerField } from "@/lib/applications/answers";
import type { Address } from "@/lib/customers/profile";
import type { Answer } from "@/lib/customers/rules";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";

type Loose = (key: string) => string;

/** Answers in the words of staff tables: money whole without its sign, an address in the order of the language. */
export function useAnswerWords() {
  const language = useLocale() as Language;
  const options = useWords("fields.options") as unknown as Loose;
  const products = useWords("products.names") as unknown as Loose;
  const t = useWords("review.answers");

  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  /** A city that is its own province is named once. */
  const address = ({ province, city, line }: Address) => {
    const name = options(`province.${province}`);
    return city.startsWith(name) ? t("cityAddress", { city, line }) : t("address", { province: name, city, line });
  };
  const word = (field: AnswerField, value: Answer): string => {
    if (value === null || value === "") return t("none");
    if (typeof value === "bigint") return amount(value);
    if (typeof value === "object") return address(value);
    if (field === "productCode") return products(String(value));
    return chosen.has(field) ? options(`${field}.${value}`) : String(value);
  };
  return { word, amount, address };
}
