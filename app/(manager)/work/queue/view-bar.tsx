import { useWords } from "@/lib/messages/kept";
import { type QueueFilters, queueAddress } from "@/lib/queue/schema";
import type { View } from "@/lib/views/queries";
import { viewAddress } from "@/lib/views/schema";

const look = "inline-block leading-7 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline";

/** One's own views of the queue, and the way to keep the present one; nothing where there is neither. */
export function ViewBar({ views, filters }: { views: View[]; filters: QueueFilters }) {
  const t = useWords("queue.views");
  const now = viewAddress(filters);
  const isKept = views.some(({ address }) => address === now);
  const isPlain = now === queueAddress({ tab: filters.tab });
  if (views.length === 0 && isPlain) return null;
  const manages = isKept || isPlain;
  return (
    <nav aria-label={t("name")} className="no-print pt-2">
      <ul className="flex flex-wrap items-center gap-x-4">
        {views.length > 0 && <li className="text-muted">{t("name")}</li>}
        {views.map(({ id, name, address }) => (
          <li key={id}>
            <a href={`/work/queue${address}`} aria-current={address === now ? "true" : undefined} className={look}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href={manages ? "/work/views" : `/work/views${now}`} className={look}>
            {t(manages ? "manage" : "keep")}
          </a>
        </li>
      </ul>
    </nav>
  );
}
