import { getTranslations } from "next-intl/server";
import { chipWords } from "@/app/_ui/chip-words";
import { type CustomerFilters, customerAddress } from "@/lib/directory/schema";

/** The filters of a list of customers at work in words, each with the list without it. */
export async function customerChips(place: string, filters: CustomerFilters) {
  const t = await getTranslations("customers.list.filter");
  const { verified, open } = filters;
  const chips = await chipWords(
    filters,
    [
      { name: "verified", label: t("verified"), value: verified && t(verified) },
      { name: "open", label: t("open"), value: open && t("openOnly") },
    ],
    t("days"),
  );
  return chips.map(({ label, rest }) => ({ label, href: customerAddress(place, rest) }));
}
