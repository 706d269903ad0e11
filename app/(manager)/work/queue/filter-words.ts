import { useLocale } from "next-intl";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { type QueueFilters, sortOf } from "@/lib/queue/schema";
import type { Named } from "@/lib/staff/colleagues";
import { formatDay, startOfDay } from "@/lib/time";

const names = ["product", "stage", "manager", "due"] as const;

/** The filters at work, without tab, sorting and page; the two days count as one. */
export const filtersAtWork = (filters: QueueFilters) => [
  ...names.filter((name) => filters[name] !== null),
  ...(filters.from || filters.to ? (["days"] as const) : []),
];

/** What each filter at work says. */
export function useFilterWords(managers: Named[]) {
  const t = useWords("queue");
  const word = useFilterWord(managers);
  const days = useDays();
  return (filters: QueueFilters) =>
    filtersAtWork(filters).map((name) => ({
      name,
      label:
        name === "days"
          ? days(filters)
          : t("chip.value", { label: t(`filter.${name}`), value: word(name, filters[name]!) }),
    }));
}

/** A whole view in a line: tab, filters and order. */
export function useViewWords(managers: Named[]) {
  const t = useWords("queue");
  const words = useFilterWords(managers);
  return (filters: QueueFilters) => {
    const { by, descending } = sortOf(filters);
    const order = t(`order.${by}.${descending ? "down" : "up"}`);
    return [t(`tab.${filters.tab}`), ...words(filters).map(({ label }) => label), order].join(" · ");
  };
}

/** The same, for a page that cannot ask for words itself. */
export const ViewWords = ({ managers, filters }: { managers: Named[]; filters: QueueFilters }) =>
  useViewWords(managers)(filters);

function useFilterWord(managers: Named[]) {
  const product = useWords("products.names");
  const status = useWords("applications.status");
  const due = useWords("queue.dueIn");
  const free = useWords("queue")("stageFree");
  return (name: (typeof names)[number], value: string) => {
    if (name === "product") return product(value as "GOLD");
    if (name === "stage" && value === "FREE") return free;
    if (name === "stage") return status(value as "SUBMITTED");
    if (name === "due") return due(value as "late");
    return managers.find(({ id }) => id === value)?.staffName ?? "--";
  };
}

function useDays() {
  const t = useWords("queue.chip");
  const language = useLocale() as Language;
  return ({ from, to }: QueueFilters) => {
    const [first, last] = [from, to].map((day) => (day ? formatDay(startOfDay(day), language) : ""));
    if (from && to) return t("range", { from: first!, to: last! });
    return from ? t("from", { from: first! }) : t("to", { to: last! });
  };
}
