import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { Picks } from "@/app/_ui/batch-bar";
import { ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { Hidden } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { Paging } from "@/app/_ui/paging";
import { ClaimForms } from "@/app/(manager)/work/queue/claim-forms";
import { QueueChips, QueueFilterForm } from "@/app/(manager)/work/queue/filter-form";
import { filtersAtWork } from "@/app/(manager)/work/queue/filter-words";
import { QueueBatchBar } from "@/app/(manager)/work/queue/queue-batch-bar";
import { QueueHead } from "@/app/(manager)/work/queue/queue-head";
import { QueueTable } from "@/app/(manager)/work/queue/queue-table";
import { QueueTabs } from "@/app/(manager)/work/queue/queue-tabs";
import { ViewBar } from "@/app/(manager)/work/queue/view-bar";
import { requireRole } from "@/lib/auth/require-role";
import { countedTo, countText } from "@/lib/forms/counted";
import { pagesCounted } from "@/lib/forms/places";
import { countFound, countTabs } from "@/lib/queue/count";
import { listQueue } from "@/lib/queue/queries";
import { fromStart, type QueueFilters, queueAddress, readQueueFilters, sizes } from "@/lib/queue/schema";

const place = "/work/queue";

export default async function QueuePage({ searchParams }: PageProps<"/work/queue">) {
  const manager = await requireRole("MANAGER", "applications.review");
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
      <QueueTabs counts={counts} current={filters.tab} />
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
