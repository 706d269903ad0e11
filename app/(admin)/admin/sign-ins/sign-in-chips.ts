import { getTranslations } from "next-intl/server";
import { chipWords } from "@/app/_ui/chip-words";
import { queryOf } from "@/lib/forms/address";
import type { SignInFilters } from "@/lib/sign-ins/schema";

/** The list under its filters, as its address says them. */
export const signInAddress = (filters: SignInFilters): string => `/admin/sign-ins${queryOf(filters)}`;

/** The filters at work in words, each with the list without it. */
export async function signInChips(filters: SignInFilters) {
  const t = await getTranslations("signIns");
  const role = await getTranslations("staff.role");
  const chips = await chipWords(
    filters,
    [
      { name: "outcome", label: t("filter.outcome"), value: filters.outcome && t(`outcome.${filters.outcome}`) },
      { name: "role", label: t("filter.role"), value: filters.role && role(filters.role) },
    ],
    t("filter.days"),
  );
  return chips.map(({ label, rest }) => ({ label, href: signInAddress(rest) }));
}
