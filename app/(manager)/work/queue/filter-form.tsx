import { useLocale } from "next-intl";
import { Chips } from "@/app/_ui/chips";
import { queryWords } from "@/app/_ui/query-form";
import type { Asked } from "@/app/(manager)/work/queue/filter-fields";
import { filtersAtWork, useFilterWords } from "@/app/(manager)/work/queue/filter-words";
import { keptInAddress } from "@/app/(manager)/work/queue/kept-in-address";
import { keptWords, wordsOf } from "@/lib/messages/kept";
import { dues, fromStart, products, type QueueFilters, queueAddress, stages } from "@/lib/queue/schema";
import type { Named } from "@/lib/staff/colleagues";

const place = "/work/queue";
type Props = { managers: Named[]; filters: QueueFilters };

const formWords = keptWords((language) => {
  const t = wordsOf(language, "queue");
  const product = wordsOf(language, "products");
  const status = wordsOf(language, "applications");
  return {
    label: {
      product: t("filter.product"),
      stage: t("filter.stage"),
      manager: t("filter.manager"),
      due: t("filter.due"),
      days: t("filter.submitted"),
    },
    all: t("filter.all"),
    product: products.map((value) => ({ value, label: product(`names.${value}`) })),
    stage: [
      ...stages.map((value) => ({ value: value as string, label: status(`status.${value}`) })),
      { value: "FREE", label: t("stageFree") },
    ],
    due: dues.map((value) => ({ value, label: t(`dueIn.${value}`) })),
    query: queryWords(language),
  };
});

/** The filters as fields that say what is chosen. */
export function useFilterFields({ managers, filters }: Props): Asked {
  const words = formWords(useLocale());
  const options = {
    ...words,
    manager: managers.map(({ id, staffName, staffNumber }) => ({ value: id, label: `${staffName} ${staffNumber}` })),
  };
  return {
    place,
    reset: queueAddress(place, { tab: filters.tab }),
    kept: keptInAddress({ tab: filters.tab, sort: filters.sort, size: filters.size }),
    choices: (["product", "stage", "manager", "due"] as const).map((name) => ({
      name,
      label: words.label[name],
      value: filters[name] ?? undefined,
      all: words.all,
      options: options[name],
    })),
    days: { label: words.label.days, from: filters.from ?? undefined, to: filters.to ?? undefined },
    words: words.query,
  };
}

export function QueueChips({ managers, filters }: Props) {
  return filtersAtWork(filters).length > 0 ? <ChipsAtWork managers={managers} filters={filters} /> : null;
}

function ChipsAtWork({ managers, filters }: Props) {
  const words = useFilterWords(managers);
  const without = fromStart(filters);
  const chips = words(filters).map(({ name, label }) => ({
    label,
    href: queueAddress(place, name === "days" ? { ...without, from: null, to: null } : { ...without, [name]: null }),
  }));
  return <Chips chips={chips} clear={queueAddress(place, { tab: filters.tab })} />;
}
