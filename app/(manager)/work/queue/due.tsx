import { getTranslations } from "next-intl/server";
import { When } from "@/app/_ui/value";
import type { QueueRow } from "@/lib/queue/queries";
import { dueState, span } from "@/lib/queue/rules";

/** The due time, and for what is late or due today how long it is over or left. */
export async function DueCell({ row: { status, dueAt }, now }: { row: Pick<QueueRow, "status" | "dueAt">; now: Date }) {
  const t = await getTranslations("queue");
  const due = dueState(status, dueAt, now);
  return (
    <>
      <When at={dueAt} to="short" />
      {due && due.state !== "later" && (
        <span className="max-sm:block sm:ml-2 sm:inline-block">
          {t(due.state === "late" ? "late" : "left", { span: await spanWords(due.minutes) })}
        </span>
      )}
    </>
  );
}

async function spanWords(minutes: number) {
  const t = await getTranslations("queue.span");
  const parts = Object.entries(span(minutes)).filter(([, count]) => count > 0);
  const words = parts.map(([unit, count]) => t(unit as "days" | "hours" | "minutes", { count }));
  return words.length > 0 ? words.join(" ") : t("minutes", { count: 0 });
}
