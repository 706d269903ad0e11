import { useLocale } from "next-intl";
import { Tabs } from "@/app/_ui/tabs";
import { countText } from "@/lib/forms/counted";
import { keptWords, wordsOf } from "@/lib/messages/kept";
import type { Counts } from "@/lib/queue/count";
import { queueAddress, type Tab, tabs } from "@/lib/queue/schema";

const tabWords = keptWords((language) => {
  const t = wordsOf(language, "queue");
  return {
    name: t("tabsName"),
    tabs: tabs.map((tab) => ({ tab, href: queueAddress("/work/queue", { tab }), label: t(`tab.${tab}`) })),
  };
});

/** The queue's parts, each with how many stand in it. */
export function QueueTabs({ counts, current, name }: { counts: Counts; current?: Tab; name?: string }) {
  const words = tabWords(useLocale());
  return (
    <Tabs
      label={name ?? words.name}
      tabs={words.tabs.map(({ tab, href, label }) => ({
        href,
        label,
        count: countText(counts[tab]),
        current: tab === current,
      }))}
    />
  );
}
