import { entryWords } from "@/app/_ui/entry-words";
import { When } from "@/app/_ui/value";
import type { OwnEntry } from "@/lib/audit/queries";

/** `<EntryList entries>`: a person's own entries of the operation log, in words. */
export async function EntryList({ entries }: { entries: OwnEntry[] }) {
  const words = await entryWords();
  return (
    <ol className="mt-2">
      {entries.map((entry) => {
        const { what, who } = words(entry);
        return (
          <li
            key={entry.id}
            className="grid gap-x-5 border-b border-line py-3 sm:grid-cols-[170px_minmax(0,1fr)_auto] [.staff_&]:py-1.5"
          >
            <span className="whitespace-nowrap text-muted tabular-nums">
              <When at={entry.at} />
            </span>
            <span className="min-w-0">{what}</span>
            <span className="text-muted sm:text-end">{who}</span>
          </li>
        );
      })}
    </ol>
  );
}
