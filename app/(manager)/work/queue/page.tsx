import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { BatchBar, Picks } from "@/app/_ui/batch-bar";
import { Button, ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { Hidden } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { Paging } from "@/app/_ui/paging";
import { Tabs } from "@/app/_ui/tabs";
import { ClaimForms } from "@/app/(manager)/work/queue/claim-forms";
import { QueueChips, QueueFilterForm } from "@/app/(manager)/work/queue/filter-form";
import { filtersAtWork } from "@/app/(manager)/work/queue/filter-words";
import { QueueHead } from "@/app/(manager)/work/queue/queue-head";
import { QueueTable } from "@/app/(manager)/work/queue/queue-table";
import { ViewBar } from "@/app/(manager)/work/queue/view-bar";
import { requireRole } from "@/lib/auth/require-role";
import { pagesCounted } from "@/lib/forms/places";
import { countFound, countTabs } from "@/lib/queue/count";
import { listQueue } from "@/lib/queue/queries";
import { countedTo, countText, mostAtOnce } from "@/lib/queue/rules";
import { deeds, fromStart, type QueueFilters, queueAddress, readQueueFilters, sizes, tabs } from "@/lib/queue/schema";

const place = "/work/queue";

export default async function QueuePage({ searchParams }: PageProps<"/work/queue">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const t = await getTranslations("queue");
  const sent = await searchParams;
  const filters = readQueueFilters(sent);
  const [page, counts, found] = await Promise.all([
    listQueue(manager, filters),
    countTabs(manager),
    countFound(manager, filters),
  ]);
  const first = page.views.find(({ opensFirst }) => opensFirst);
  if (first && Object.keys(sent).length === 0) redirect(`${place}${first.address}`);

  return (
    <>
      <Notice code={sent.notice} />
      <ClaimForms />
      <QueueHead counts={counts} filters={filters} />
      <Tabs
        label={t("tabsName")}
        tabs={tabs.map((tab) => ({
          href: queueAddress(place, { tab }),
          label: t(`tab.${tab}`),
          count: countText(counts[tab]),
          current: tab === filters.tab,
        }))}
      />
      <ViewBar views={page.views} filters={filters} />
      <QueueFilterForm managers={page.managers} filters={filters} />
      <QueueChips managers={page.managers} filters={filters} />
      {page.rows.length === 0 ? (
        <NoRows filters={filters} />
      ) : (
        <Picks action="/work/queue/batch">
          <Hidden name="back" value={queueAddress(filters).slice(1)} />
          <QueueTable manager={manager} rows={page.rows} filters={filters} picks={filters.pick !== "found"} />
          <QueueBatchBar filters={filters} page={page} />
        </Picks>
      )}
      <QueuePaging filters={filters} page={page} total={found ?? (anyFilter(filters) ? null : counts[filters.tab])} />
    </>
  );
}

/** Rows of the page are ticked; where there are more pages, all that is found may be meant instead. */
function QueueBatchBar({ filters, page }: Pick<PagingProps, "filters" | "page">) {
  const t = useTranslations("queue");
  const pick = (what: QueueFilters["pick"]) => queueAddress(place, { ...filters, pick: what });
  const more = page.previous || page.next;
  return (
    <BatchBar
      {...(filters.pick === "found" ? { all: t("allFound", { most: mostAtOnce }) } : {})}
      more={
        <>
          {filters.pick ? <a href={pick(null)}>{t("pickNone")}</a> : <a href={pick("page")}>{t("pickAll")}</a>}
          {more && filters.pick !== "found" && <a href={pick("found")}>{t("pickFound")}</a>}
        </>
      }
    >
      {deeds.map((deed) => (
        <Button key={deed} name="deed" value={deed}>
          {t(`batch.${deed}`)}
        </Button>
      ))}
    </BatchBar>
  );
}

const anyFilter = (filters: QueueFilters) => filtersAtWork(filters).length > 0;

function NoRows({ filters }: { filters: QueueFilters }) {
  const t = useTranslations("queue");
  if (!anyFilter(filters) && !filters.after && !filters.before && !filters.end)
    return <Empty title={t(`empty.${filters.tab}`)}>{t(`emptyText.${filters.tab}`)}</Empty>;
  return (
    <Empty
      title={t("found.title")}
      action={<ButtonLink href={queueAddress(place, { tab: filters.tab })}>{t("found.clear")}</ButtonLink>}
    >
      {t("found.text")}
    </Empty>
  );
}

type PagingProps = { filters: QueueFilters; page: Awaited<ReturnType<typeof listQueue>>; total: number | null };

function QueuePaging({ filters, page, total }: PagingProps) {
  const t = useTranslations("queue.total");
  const shown = page.rows.length;
  const start = fromStart(filters);
  return (
    <Paging
      first={page.previous ? queueAddress(place, start) : undefined}
      previous={page.previous ? queueAddress(place, { ...start, before: page.previous }) : undefined}
      next={page.next ? queueAddress(place, { ...start, after: page.next }) : undefined}
      last={page.next ? queueAddress(place, { ...start, end: "yes" }) : undefined}
      {...(page.previous || page.next
        ? { jump: { to: queueAddress(place, start), pages: pagesCounted(total ?? countedTo, filters.size) } }
        : {})}
      total={total === null ? t("page", { shown }) : t("shown", { shown, total: countText(total) })}
      sizes={sizes
        .filter((size) => size !== 25)
        .map((size) => ({
          size,
          href: queueAddress(place, { ...start, size }),
          current: size === filters.size,
        }))}
    />
  );
}
