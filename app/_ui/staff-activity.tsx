import { getTranslations } from "next-intl/server";
import { Empty, NothingFound } from "@/app/_ui/empty";
import { carriedOn, EntryFilters } from "@/app/_ui/entry-filters";
import { EntryList } from "@/app/_ui/entry-list";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { listOwnEntries } from "@/lib/audit/queries";
import { EntryPageSchema } from "@/lib/audit/schema";
import type { Admin, Manager } from "@/lib/auth/actor";

type Props = { staff: Manager | Admin; place: string; query: Record<string, string | string[] | undefined> };

/** `<StaffActivity staff place query>`: the log's entries by and about one colleague. */
export async function StaffActivity({ staff, place, query }: Props) {
  const t = await getTranslations("activity");
  const asked = EntryPageSchema.parse(query);
  const { entries, after, archived } = await listOwnEntries(staff, asked, 50);
  const carried = carriedOn(asked);
  return (
    <>
      <StaffHead title={t("title")} lead={t("staffLead")} />
      <EntryFilters place={place} of={staff.role} filters={asked} />
      {entries.length > 0 && <EntryList entries={entries} />}
      {entries.length === 0 &&
        (carried ? <NothingFound title={t("noneFound")} clear={place} /> : <Empty title={t("none")} />)}
      {archived > 0 && <p className="mt-3 text-muted">{t("archived", { count: archived })}</p>}
      <Paging
        first={asked.after ? `${place}?${carried}` : undefined}
        next={after ? `${place}?${carried}&after=${after}` : undefined}
      />
    </>
  );
}
