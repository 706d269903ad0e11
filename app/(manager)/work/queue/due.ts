import { useLocale } from "next-intl";
import type { Plain } from "@/app/_ui/table-cell";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import type { QueueRow } from "@/lib/queue/queries";
import { dueState, span } from "@/lib/queue/rules";
import { formatDateTimeShort } from "@/lib/time";

/** The due time, and for what is late or due today how long it is over or left. */
export function useDueWords() {
  const t = useWords("queue");
  const language = useLocale() as Language;
  const spanWords = (minutes: number) => {
    const parts = Object.entries(span(minutes)).filter(([, count]) => count > 0);
    const words = parts.map(([unit, count]) => t(`span.${unit as "days" | "hours" | "minutes"}`, { count }));
    return words.length > 0 ? words.join(" ") : t("span.minutes", { count: 0 });
  };
  return ({ status, dueAt }: Pick<QueueRow, "status" | "dueAt">, now: Date): Plain => {
    const due = dueState(status, dueAt, now);
    const soon = due && due.state !== "later";
    return {
      text: formatDateTimeShort(dueAt, language),
      ...(soon ? { beside: t(due.state === "late" ? "late" : "left", { span: spanWords(due.minutes) }) } : {}),
    };
  };
}
