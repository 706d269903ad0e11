import { useLocale } from "next-intl";
import type { BatchBarProps } from "@/app/_ui/batch-bar";
import { keptWords, wordsOf } from "@/lib/messages/kept";
import { mostAtOnce } from "@/lib/queue/rules";
import { deeds, type QueueFilters, queueAddress } from "@/lib/queue/schema";

const barWords = keptWords((language) => {
  const t = wordsOf(language, "queue");
  const bar = wordsOf(language, "ui");
  return {
    deeds: deeds.map((deed) => ({ deed, word: t(`batch.${deed}`) })),
    pick: { page: t("pickAll"), none: t("pickNone"), found: t("pickFound") },
    all: t("allFound", { most: mostAtOnce }),
    bar: { picked: bar("batch.picked"), rows: bar("batch.rows"), note: bar("batch.note") },
  };
});

type Props = { filters: QueueFilters; page: { previous: unknown; next: unknown } };

/** Rows of the page are ticked; where there are more pages, all that is found may be meant instead. */
export function useBatchBar({ filters, page }: Props): BatchBarProps {
  const words = barWords(useLocale());
  const to = (pick: "page" | "found" | null) => ({
    href: queueAddress("/work/queue", { ...filters, pick }),
    word: words.pick[pick ?? "none"],
  });
  const more = page.previous || page.next;
  return {
    deeds: words.deeds,
    ...(filters.pick === "found" ? { all: words.all } : {}),
    more: [to(filters.pick ? null : "page"), ...(more && filters.pick !== "found" ? [to("found")] : [])],
    words: words.bar,
  };
}
