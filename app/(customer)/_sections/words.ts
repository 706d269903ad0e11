import { getTranslations } from "next-intl/server";
import { type SectionField, voluntary } from "@/lib/customers/rules";

type Options =
  | "documentType"
  | "sex"
  | "employmentKind"
  | "employerKind"
  | "occupation"
  | "incomeSource"
  | "housingKind"
  | "educationLevel"
  | "province";
type Words = { (key: string): string; has(key: string): boolean };

/** What a question is called, its hint and its choices, from messages `fields`. */
export async function fieldWords() {
  const t = (await getTranslations("fields")) as unknown as Words;
  const profile = await getTranslations("profile");
  const label = (name: SectionField) =>
    voluntary.includes(name) ? profile("optional", { label: t(`${name}.label`) }) : t(`${name}.label`);
  return {
    /** Name, label and hint, ready to be spread into a part of a form. */
    ask: (name: SectionField) => ({
      name,
      label: label(name),
      ...(t.has(`${name}.hint`) ? { hint: t(`${name}.hint`) } : {}),
    }),
    choose: (name: Options, values: readonly string[]) => ({
      name,
      legend: t(`${name}.label`),
      label: t(`${name}.label`),
      ...(t.has(`${name}.hint`) ? { hint: t(`${name}.hint`) } : {}),
      options: values.map((value) => ({ value, label: t(`options.${name}.${value}`) })),
    }),
  };
}
