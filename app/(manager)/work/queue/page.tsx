import { redirect } from "next/navigation";
import { ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { Notice } from "@/app/_ui/notice";
import { ClaimForms } from "@/app/(manager)/work/queue/claim-forms";
import { QueueChips, useFilterFields } from "@/app/(manager)/work/queue/filter-form";
import { filtersAtWork } from "@/app/(manager)/work/queue/filter-words";
import { useBatchBar } from "@/app/(manager)/work/queue/queue-batch-bar";
import { QueueHead } from "@/app/(manager)/work/queue/queue-head";
import { type Listed, QueueList } from "@/app/(manager)/work/queue/queue-list";
import { useQueuePaging } from "@/app/(manager)/work/queue/queue-paging";
import { useQueueTable } from "@/app/(manager)/work/queue/queue-table";
import { useQueueTabs } from "@/app/(manager)/work/queue/queue-tabs";
import { ViewBar } from "@/app/(manager)/work/queue/view-bar";
import type { Manager } from "@/lib/auth/actor";
import { requireRole } from "@/lib/auth/require-role";
import { useWords } from "@/lib/messages/kept";
import { type Counts, countFound, countTabs } from "@/lib/queue/count";
import { listQueue, type QueuePage as Page } from "@/lib/queue/queries";
import { type QueueFilters, queueAddress, readQueueFilters } from "@/lib/queue/schema";

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
      <List manager={manager} page={page} counts={counts} found={found} filters={filters} />
    </>
  );
}

type Props = { manager: Manager; page: Page; counts: Counts; found: number | null; filters: QueueFilters };

function List({ manager, page, counts, found, filters }: Props) {
  const { rows, managers, views } = page;
  const table = useQueueTable({ manager, rows, filters, picks: filters.pick !== "found" });
  const told: Listed = {
    tabs: useQueueTabs({ counts, current: filters.tab }),
    asked: useFilterFields({ managers, filters }),
    table: rows.length === 0 ? null : table,
    back: queueAddress(filters).slice(1),
    bar: useBatchBar({ filters, page }),
    paging: useQueuePaging({ filters, page, total: found ?? (anyFilter(filters) ? null : counts[filters.tab]) }),
  };
  return (
    <QueueList
      told={JSON.stringify(told)}
      views={<ViewBar views={views} filters={filters} />}
      chips={<QueueChips managers={managers} filters={filters} />}
      none={rows.length === 0 && <NoRows filters={filters} />}
    />
  );
}

const anyFilter = (filters: QueueFilters) => filtersAtWork(filters).length > 0;

function NoRows({ filters }: { filters: QueueFilters }) {
  const t = useWords("queue");
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
