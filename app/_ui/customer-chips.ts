import { getLocale, getTranslations } from "next-intl/server";
import { type CustomerFilters, customerAddress } from "@/lib/directory/schema";
import type { Language } from "@/lib/language";
import { formatDay, startOfDay } from "@/lib/time";

/** The filters of a list of customers at work in words, each with the list without it. */
export async function customerChips(place: string, filters: CustomerFilters) {
  const t = await getTranslations("customers.list");
  const language = (await getLocale()) as Language;
  const { verified, open, from, to } = filters;
  const chips: { label: string; href: string }[] = [];
  if (verified)
    chips.push({
      label: t("chip.value", { label: t("filter.verified"), value: t(`filter.${verified}`) }),
      href: customerAddress(place, { ...filters, verified: null }),
    });
  if (open)
    chips.push({
      label: t("chip.value", { label: t("filter.open"), value: t("filter.openOnly") }),
      href: customerAddress(place, { ...filters, open: null }),
    });
  const [first = "", last = ""] = [from, to].map((day) => (day ? formatDay(startOfDay(day), language) : ""));
  const label =
    from && to
      ? t("chip.range", { from: first, to: last })
      : t(from ? "chip.from" : "chip.to", { from: first, to: last });
  if (from || to) chips.push({ label, href: customerAddress(place, { ...filters, from: null, to: null }) });
  return chips;
}
