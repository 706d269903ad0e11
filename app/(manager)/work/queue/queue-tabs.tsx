import { useLocale } from "next-intl";
import { Tabs, type TabsProps } from "@/app/_ui/tabs";
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

type Props = { counts: Counts; current?: Tab; name?: string };

/** The queue's parts, each with how many stand in it. */
export function useQueueTabs({ counts, current, name }: Props): TabsProps {
  const words = tabWords(useLocale());
  return {
    label: name ?? words.name,
    tabs: words.tabs.map(({ tab, href, label }) => ({
      href,
      label,
      count: countText(counts[tab]),
      current: tab === current,
    })),
  };
}

export const QueueTabs = (props: Props) => <Tabs {...useQueueTabs(props)} />;
