import { getLocale, getTranslations } from "next-intl/server";
import { isProductCode } from "@/app/_ui/card-figure";
import type { Address } from "@/lib/customers/profile";
import type { Answer } from "@/lib/customers/rules";
import type { Language } from "@/lib/language";
import { maskDocument } from "@/lib/mask";
import { formatMoney } from "@/lib/money";
import { formatDay, formatMonth, startOfDay } from "@/lib/time";

type Translate = (key: string, values?: Record<string, string | number>) => string;

/**
 * How an answer of a profile or an application reads: `words(field, answer)`, empty where nothing was answered.
 * Amounts come in cents, as bigint or as text. A document number is masked.
 */
export async function answerWords(): Promise<(field: string, answer: Answer) => string> {
  const language = (await getLocale()) as Language;
  const options = (await getTranslations("fields.options")) as unknown as Translate;
  const units = (await getTranslations("profile.units")) as unknown as Translate;
  const products = (await getTranslations("products.names")) as unknown as Translate;

  const address = ({ province, city, line, postcode }: Address) => {
    const place = [options(`province.${province}`), city, line].join(language === "zh-CN" ? "" : ", ");
    return [place, postcode].filter(Boolean).join(language === "zh-CN" ? " " : ", ");
  };

  return (field, answer) => {
    if (answer === null || answer === "") return "";
    if (typeof answer === "object") return address(answer);
    const text = String(answer);
    if (chosen.has(field)) return options(`${field}.${text}`);
    if (amounts.has(field)) return formatMoney(BigInt(text), language);
    switch (field) {
      case "documentNumber":
        return maskDocument(text);
      case "birthDate":
        return formatDay(startOfDay(text), language);
      case "jobSince":
      case "livingSince":
        return formatMonth(text, language);
      case "dependants":
        return units("people", { count: Number(text) });
      case "cardsElsewhere":
        return units("cards", { count: Number(text) });
      case "productCode":
        return isProductCode(text) ? products(text) : text;
      default:
        return text;
    }
  };
}

/** Answers that are one of a list: their words are in messages `fields.options`. */
export const chosen = new Set([
  "documentType",
  "sex",
  "province",
  "employmentKind",
  "employerKind",
  "occupation",
  "incomeSource",
  "housingKind",
  "educationLevel",
]);

const amounts = new Set([
  "monthlyIncome",
  "otherIncome",
  "monthlyHousingCost",
  "monthlyRepayment",
  "cardLimitsElsewhere",
  "cardBalanceElsewhere",
  "requestedLimit",
]);
