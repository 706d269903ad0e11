import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { entryWords } from "@/app/_ui/entry-words";
import type { Plain } from "@/app/_ui/table-cell";
import type { LogRow } from "@/lib/audit/log-queries";
import type { Named } from "@/lib/audit/people";
import { nameAndNumber } from "@/lib/named";
import { formatDateTime } from "@/lib/time";

const columns = ["at", "seq", "actor", "action", "subject", "outcome", "address"] as const;

/** Entries of the whole log, each with the way to its own page. */
export async function LogTable({ caption, rows }: { caption: string; rows: LogRow[] }) {
  const t = await getTranslations("operationLog");
  const value = await getTranslations("ui.value");
  const [words, language] = [await entryWords(), await getLocale()];
  const cells = (row: LogRow): Record<(typeof columns)[number], Plain> => ({
    at: { text: formatDateTime(row.at, language, { seconds: true }), at: row.at.toISOString() },
    seq: { text: String(row.seq), href: `/admin/log/${row.seq}`, face: "num" },
    actor: { text: row.actor ? nameOf(row.actor) : t("bank") },
    action: { text: words({ ...row, by: null }).what },
    subject: { text: subjectOf(row, t("self")) },
    outcome:
      row.outcome === "FAILED"
        ? { text: "", tags: [{ word: t("outcome.FAILED"), tone: "warn" }] }
        : { text: t("outcome.SUCCEEDED") },
    address: { text: row.address ?? "" },
  });
  return (
    <DataTable
      caption={caption}
      none={value("none")}
      columns={columns.map((key) => ({ key, head: t(`head.${key}`), names: key === "seq", wide: key === "action" }))}
      rows={rows.map((row) => ({ id: String(row.seq), cells: cells(row) }))}
    />
  );
}

/** Whom an entry is about; nobody where the bank itself did something to nobody in particular. */
export function subjectOf({ actorId, subjectId, subject }: LogRow, self: string): string {
  if (!subjectId) return actorId ? self : "";
  return subjectId === actorId ? self : subject ? nameOf(subject) : "";
}

export const nameOf = ({ name, number }: Named) => nameAndNumber(name, number);
