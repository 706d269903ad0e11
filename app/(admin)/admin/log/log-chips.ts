import { getTranslations } from "next-intl/server";
import { chipWords } from "@/app/_ui/chip-words";
import { actionGroups } from "@/lib/audit/action-groups";
import type { LogFilters } from "@/lib/audit/schema";
import { queryOf } from "@/lib/forms/address";

/** The log under its filters, as its address says them. */
export const logAddress = (filters: LogFilters): string => `/admin/log${queryOf(filters)}`;

/** The filters at work in words, each with the log without it. */
export async function logChips(filters: LogFilters) {
  const t = await getTranslations("operationLog");
  const group = (await getTranslations("operationLog.group")) as unknown as (name: string) => string;
  const role = await getTranslations("staff.role");
  const known = filters.group && actionGroups.includes(filters.group);
  const chips = await chipWords(
    filters,
    [
      { name: "q", label: t("filter.q"), value: filters.q },
      { name: "group", label: t("filter.group"), value: known ? group(filters.group!) : filters.group },
      { name: "role", label: t("filter.role"), value: filters.role && role(filters.role) },
      { name: "outcome", label: t("filter.outcome"), value: filters.outcome && t(`outcome.${filters.outcome}`) },
    ],
    t("filter.days"),
  );
  return chips.map(({ label, rest }) => ({ label, href: logAddress(rest) }));
}
