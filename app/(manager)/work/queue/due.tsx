import { useTranslations } from "next-intl";
import { When } from "@/app/_ui/value";
import type { QueueRow } from "@/lib/queue/queries";
import { dueState, span } from "@/lib/queue/rules";

/** The due time, and for what is late or due today how long it is over or left. */
export function DueCell({ row: { status, dueAt }, now }: { row: Pick<QueueRow, "status" | "dueAt">; now: Date }) {
  const t = useTranslations("queue");
  const words = useSpan();
  const due = dueState(status, dueAt, now);
  return (
    <>
      <When at={dueAt} to="short" />
      {due && due.state !== "later" && (
        <span className="max-sm:block sm:ml-2 sm:inline-block">
          {t(due.state === "late" ? "late" : "left", { span: words(due.minutes) })}
        </span>
      )}
    </>
  );
}

function useSpan() {
  const t = useTranslations("queue.span");
  return (minutes: number) => {
    const parts = Object.entries(span(minutes)).filter(([, count]) => count > 0);
    const words = parts.map(([unit, count]) => t(unit as "days" | "hours" | "minutes", { count }));
    return words.length > 0 ? words.join(" ") : t("minutes", { count: 0 });
  };
}
