import { useLocale } from "next-intl";
import { pagingWords } from "@/app/_ui/paging";
import type { PagingProps } from "@/app/_ui/paging-steps";
import { countedTo, countText } from "@/lib/forms/counted";
import { pagesCounted } from "@/lib/forms/places";
import { useWords } from "@/lib/messages/kept";
import type { QueuePage } from "@/lib/queue/queries";
import { fromStart, type QueueFilters, queueAddress, sizes } from "@/lib/queue/schema";

const place = "/work/queue";

type Props = { filters: QueueFilters; page: QueuePage; total: number | null };

/** The steps through the queue. */
export function useQueuePaging({ filters, page: { rows, previous, next }, total }: Props): PagingProps {
  const t = useWords("queue.total");
  const shown = rows.length;
  const start = fromStart(filters);
  return {
    first: previous ? queueAddress(place, start) : undefined,
    previous: previous ? queueAddress(place, { ...start, before: previous }) : undefined,
    next: next ? queueAddress(place, { ...start, after: next }) : undefined,
    last: next ? queueAddress(place, { ...start, end: "yes" }) : undefined,
    ...(previous || next
      ? { jump: { to: queueAddress(place, start), pages: pagesCounted(total ?? countedTo, filters.size) } }
      : {}),
    total: total === null ? t("page", { shown }) : t("shown", { shown, total: countText(total) }),
    sizes: sizes
      .filter((size) => size !== 25)
      .map((size) => ({ size, href: queueAddress(place, { ...start, size }), current: size === filters.size })),
    words: pagingWords(useLocale()),
  };
}
