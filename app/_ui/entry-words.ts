import { getTranslations } from "next-intl/server";
import { isProductCode } from "@/app/_ui/card-figure";
import type { OwnEntry } from "@/lib/audit/queries";
import { isSection } from "@/lib/customers/rules";

type Words = { (key: string, values?: Record<string, string>): string; has(key: string): boolean };

type Told = Pick<OwnEntry, "action" | "detail" | "by">;

/** How an entry of the operation log reads to the person it belongs to: what was done, and by whom. */
export async function entryWords(): Promise<(entry: Told) => { what: string; who: string }> {
  const log = (await getTranslations("log")) as unknown as Words;
  const t = (await getTranslations("activity")) as unknown as Words;
  const fields = (await getTranslations("fields")) as unknown as Words;
  const products = (await getTranslations("products")) as unknown as Words;

  const which = ({ section, kind, productCode, number }: OwnEntry["detail"]): string => {
    if (typeof section === "string") return isSection(section) ? fields(`sections.${section}`) : t("otherAddress");
    if (typeof kind === "string")
      return fields.has(`options.documentKind.${kind}`) ? fields(`options.documentKind.${kind}`) : "";
    if (typeof productCode === "string" && isProductCode(productCode)) return products(`names.${productCode}`);
    return typeof number === "string" ? number : "";
  };
  const who = (by: OwnEntry["by"]) => {
    if (!by) return t("self");
    if (by.name && by.number) return t("staff", { name: by.name, number: by.number });
    return by.name ?? t(`role.${by.role ?? "none"}`);
  };

  return ({ action, detail, by }) => {
    const what = log(action);
    const told = which(detail);
    return { what: told ? t("with", { what, which: told }) : what, who: who(by) };
  };
}
