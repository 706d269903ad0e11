import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Empty, NothingFound } from "@/app/_ui/empty";
import { carriedOn, EntryFilters } from "@/app/_ui/entry-filters";
import { EntryList } from "@/app/_ui/entry-list";
import { PageHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { SignInList } from "@/app/_ui/sign-in-list";
import { Tabs } from "@/app/_ui/tabs";
import { listOwnEntries } from "@/lib/audit/queries";
import { type EntryPage, EntryPageSchema } from "@/lib/audit/schema";
import type { Customer } from "@/lib/auth/actor";
import { requireRole } from "@/lib/auth/require-role";
import { listOwnSignIns } from "@/lib/sign-ins/queries";
import { SignInFiltersSchema } from "@/lib/sign-ins/schema";

export default async function ActivityPage({ searchParams }: PageProps<"/activity">) {
  const customer = await requireRole("CUSTOMER");
  const query = await searchParams;
  const signIns = query.view === "sign-ins";
  const t = await getTranslations("activity");
  const viewers = await getTranslations("reveals.own");

  return (
    <Columns>
      <PageHead title={t("title")} lead={t("lead")} />
      <p className="mt-3">
        <Link href="/activity/viewers">{viewers("link")}</Link>
      </p>
      <div className="mt-6">
        <Tabs
          label={t("views.name")}
          tabs={[
            { href: "/activity", label: t("views.entries"), current: !signIns },
            { href: "/activity?view=sign-ins", label: t("views.signIns"), current: signIns },
          ]}
        />
      </div>
      {signIns ? (
        <SignIns customer={customer} after={SignInFiltersSchema.parse(query).after} />
      ) : (
        <Entries customer={customer} filters={EntryPageSchema.parse(query)} />
      )}
    </Columns>
  );
}

type EntriesProps = { customer: Customer; filters: EntryPage };

async function Entries({ customer, filters }: EntriesProps) {
  const t = await getTranslations("activity");
  const { entries, after: next, archived } = await listOwnEntries(customer, filters);
  const carried = carriedOn(filters);
  if (entries.length === 0 && !carried && archived === 0) return <Empty title={t("none")}>{t("noneText")}</Empty>;
  return (
    <>
      <EntryFilters place="/activity" of="CUSTOMER" filters={filters} />
      {entries.length === 0 ? (
        <NothingFound title={t("noneFound")} clear="/activity" />
      ) : (
        <EntryList entries={entries} />
      )}
      {archived > 0 && <p className="mt-4 text-muted">{t("archived", { count: archived })}</p>}
      <Onward address={`/activity?${carried && `${carried}&`}`} after={filters.after} next={next} />
    </>
  );
}

type SignInsProps = { customer: Customer; after: string | undefined };

async function SignIns({ customer, after }: SignInsProps) {
  const t = await getTranslations("activity");
  const { signIns, after: next } = await listOwnSignIns(customer, after);
  if (signIns.length === 0) return <Empty title={t("noSignIns")} />;
  return (
    <>
      <p className="mt-4 text-muted">{t("signInsLead")}</p>
      <SignInList signIns={signIns} />
      <Onward address="/activity?view=sign-ins&" after={after} next={next} />
    </>
  );
}

/** Nothing where everything stands on one page. */
function Onward({ address, after, next }: { address: string; after: string | undefined; next: string | null }) {
  if (!after && !next) return null;
  return <Paging first={after && address.slice(0, -1)} next={next ? `${address}after=${next}` : undefined} />;
}
