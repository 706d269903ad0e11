import { useLocale } from "next-intl";
import type { Column } from "@/app/_ui/data-table";
import type { Plain } from "@/app/_ui/table-cell";
import { useDueWords } from "@/app/(manager)/work/queue/due";
import { type Line, QueueRows, type Told } from "@/app/(manager)/work/queue/queue-rows";
import { columns, type RowWords, rowWords } from "@/app/(manager)/work/queue/row-words";
import { maySign } from "@/lib/applications/rules";
import type { Manager } from "@/lib/auth/actor";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import type { QueueRow } from "@/lib/queue/queries";
import { dueState } from "@/lib/queue/rules";
import { fromStart, type QueueFilters, queueAddress, sortOf } from "@/lib/queue/schema";
import { formatDateTimeShort, formatTime, isSameDay } from "@/lib/time";

type Props = {
  manager: Manager;
  rows: QueueRow[];
  filters: QueueFilters;
  /** Name of the table, where a page has several. */
  caption?: string;
  picks?: boolean;
  sortable?: boolean;
};

const sorts = { due: "due", submitted: "submitted", limit: "limit" } as const;

/** Applications as rows, or as cards on a phone: what is late stands out by edge, mark, word and time. */
export const QueueTable = (props: Props) => <QueueRows told={useQueueTable(props)} />;

/** The same in words. */
export function useQueueTable({ manager, rows, filters, caption, picks = false, sortable = true }: Props): Told {
  const t = useWords("queue");
  const words = rowWords(useLocale());
  const { by, descending } = sortOf(filters);
  return {
    caption: [caption, t("caption", { order: t(`order.${by}.${descending ? "down" : "up"}`) })]
      .filter(Boolean)
      .join(" · "),
    columns: columns.map((key) => ({
      key,
      head: words.head[key],
      ...(key === "number" ? { names: true } : {}),
      ...(sortable && key in sorts ? { sort: sortLink(key as keyof typeof sorts, filters) } : {}),
    })),
    lines: rows.map(useLines(manager, words)),
    on: words.on,
    none: words.none,
    ...(picks ? { pick: words.pick, picked: filters.pick === "page" } : {}),
  };
}

function sortLink(by: keyof typeof sorts, filters: QueueFilters): NonNullable<Column["sort"]> {
  const now = sortOf(filters);
  const current = now.by === by;
  const sort = current && !now.descending ? (`-${by}` as const) : by;
  const href = queueAddress("/work/queue", { ...fromStart(filters), sort });
  return { href, now: current ? (now.descending ? "descending" : "ascending") : undefined };
}

function useLines(manager: Manager, words: RowWords): (row: QueueRow) => Line {
  const language = useLocale();
  const due = useDueWords();
  const held = useHolderWords();
  const now = new Date();
  return (row) => {
    const state = dueState(row.status, row.dueAt, now)?.state;
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      product: words.product[row.product as "STANDARD"],
      limit: formatAmount(row.limit, language, { whole: true }),
      status: words.status[row.status as "SUBMITTED"],
      submitted: formatDateTimeShort(row.submittedAt, language),
      manager: held(row, now),
      due: due(row, now),
      ...(state && state !== "later" ? { state } : {}),
      ...tagsOf(row, words),
      deed: words.deed[deedOf(manager, row)],
      ...(row.status === "SUBMITTED" ? { claims: true } : {}),
    };
  };
}

/** Whose it is, and since when others may take it over; the hour is said of today only. */
function useHolderWords() {
  const t = useWords("queue");
  const since = (at: Date, now: Date) => (isSameDay(at, now) ? t("freeSince", { when: formatTime(at) }) : t("free"));
  return ({ manager, freeFrom }: QueueRow, now: Date): Plain => ({
    text: manager ?? "",
    ...(freeFrom && freeFrom <= now ? { beside: since(freeFrom, now) } : {}),
  });
}

function tagsOf(row: QueueRow, { tag }: RowWords): Pick<Line, "ofCustomer" | "ofStatus"> {
  const ofCustomer = (["secondLook", "again", "duplicate"] as const).filter((name) => row[name]);
  const open = row.status === "IN_REVIEW" || row.status === "SUBMITTED";
  return {
    ...(ofCustomer.length > 0 ? { ofCustomer: ofCustomer.map((name) => tag[name]) } : {}),
    ...(row.answered && open ? { ofStatus: [tag.answered] } : {}),
  };
}

/** What this person can do with the row: claiming is a button, the rest leads to the case. */
function deedOf(manager: Manager, { status, managerId, customerId }: QueueRow) {
  if (status === "SUBMITTED") return "claim";
  if (managerId === manager.id && status === "IN_REVIEW") return "review";
  return maySign(manager, { status, managerId, customerId }) ? "sign" : "view";
}
