import { getTranslations } from "next-intl/server";
import { QueryDays, QueryForm } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import { actionGroups } from "@/lib/audit/action-groups";
import type { EntryPage } from "@/lib/audit/schema";
import type { Role } from "@/lib/auth/actor";

/** Kinds of entries that a customer can have. */
const ofCustomers = [
  "account",
  "application",
  "contact",
  "document",
  "factor",
  "password",
  "profile",
  "session",
  "signIn",
];

type Props = { place: string; of: Role; filters: EntryPage };

/** `<EntryFilters place of filters>`: narrows one's own entries, by address. */
export async function EntryFilters({ place, of, filters }: Props) {
  const t = await getTranslations("activity.filter");
  const group = (await getTranslations("operationLog.group")) as unknown as (name: string) => string;
  const groups = of === "CUSTOMER" ? ofCustomers : actionGroups;
  return (
    <QueryForm action={place} reset={place}>
      <QuerySelect
        name="group"
        label={t("group")}
        value={filters.group}
        all={t("all")}
        options={groups.map((name) => ({ value: name, label: group(name) }))}
      />
      <QuerySelect
        name="by"
        label={t("by")}
        value={filters.by}
        all={t("all")}
        options={(["me", "others"] as const).map((name) => ({ value: name, label: t(name) }))}
      />
      <QueryDays
        label={t("days")}
        from={{ name: "from", value: filters.from }}
        to={{ name: "to", value: filters.to }}
      />
    </QueryForm>
  );
}

/** The filters in use, as an address carries them on. */
export const carriedOn = ({ after: _page, ...filters }: EntryPage) =>
  new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  ).toString();
