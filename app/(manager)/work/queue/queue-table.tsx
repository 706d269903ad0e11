import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable, type Row } from "@/app/_ui/data-table";
import type { Plain } from "@/app/_ui/table-cell";
import { claimForm } from "@/app/(manager)/work/queue/claim-forms";
import { useDueWords } from "@/app/(manager)/work/queue/due";
import { maySign } from "@/lib/applications/rules";
import type { Manager } from "@/lib/auth/actor";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import type { QueueRow } from "@/lib/queue/queries";
import { dueState } from "@/lib/queue/rules";
import { fromStart, type QueueFilters, queueAddress, sortOf } from "@/lib/queue/schema";
import { formatDateTimeShort, formatTime, shanghaiDay } from "@/lib/time";

type Props = {
  manager: Manager;
  rows: QueueRow[];
  filters: QueueFilters;
  /** Name of the table, where a page has several. */
  caption?: string;
  picks?: boolean;
  sortable?: boolean;
};

const columns = ["number", "name", "product", "limit", "status", "submitted", "manager", "due", "deed"] as const;
const sorts = { due: "due", submitted: "submitted", limit: "limit" } as const;

/** Applications as rows, or as cards on a phone: what is late stands out by edge, mark, word and time. */
export function QueueTable({ manager, rows, filters, caption, picks = false, sortable = true }: Props) {
  const t = useTranslations("queue");
  const nothing = useTranslations("ui.value");
  const { by, descending } = sortOf(filters);
  const draw = useRowWords(manager);
  return (
    <DataTable
      caption={[caption, t("caption", { order: t(`order.${by}.${descending ? "down" : "up"}`) })]
        .filter(Boolean)
        .join(" · ")}
      columns={columns.map((key) => ({
        key,
        head: t(`head.${key}`),
        ...(key === "limit" ? { end: true } : {}),
        ...(key === "number" ? { names: true } : {}),
        ...(key === "due" ? { due: true } : {}),
        ...(sortable && key in sorts ? { sort: sortLink(key as keyof typeof sorts, filters) } : {}),
      }))}
      rows={rows.map((row) => ({
        ...draw(row),
        ...(picks ? { pick: t("pick", { number: row.number }) } : {}),
        ...(filters.pick === "page" ? { picked: true } : {}),
      }))}
      none={nothing("none")}
      {...(picks ? { picks: "applicationIds" } : {})}
    />
  );
}

function sortLink(by: keyof typeof sorts, filters: QueueFilters): NonNullable<Column["sort"]> {
  const now = sortOf(filters);
  const current = now.by === by;
  const sort = current && !now.descending ? (`-${by}` as const) : by;
  const href = queueAddress("/work/queue", { ...fromStart(filters), sort });
  return { href, now: current ? (now.descending ? "descending" : "ascending") : undefined };
}

/** Rows as plain words: a page has so many that elements, which travel twice, would be most of it. */
function useRowWords(manager: Manager): (row: QueueRow) => Row {
  const status = useTranslations("applications.status");
  const products = useTranslations("products.names");
  const language = useLocale() as Language;
  const deed = useDeedWords(manager);
  const tags = useTagWords();
  const due = useDueWords();
  const held = useHolderWords();
  const now = new Date();
  return (row) => {
    const state = dueState(row.status, row.dueAt, now)?.state;
    return {
      id: row.id,
      ...(state && state !== "later" ? { state } : {}),
      cells: {
        number: { text: row.number, href: `/work/applications/${row.id}`, face: "code" },
        name: { text: row.name, ...tags.customer(row) },
        product: products(row.product as "STANDARD"),
        limit: formatAmount(row.limit, language, { whole: true }),
        status: { text: status(row.status), ...tags.status(row) },
        submitted: { text: formatDateTimeShort(row.submittedAt, language), at: row.submittedAt.toISOString() },
        manager: held(row, now),
        due: due(row, now),
        deed: deed(row),
      },
    };
  };
}

/** Whose it is, and since when others may take it over; the hour is said of today only. */
function useHolderWords() {
  const t = useTranslations("queue");
  const since = (at: Date, now: Date) =>
    shanghaiDay(at) === shanghaiDay(now) ? t("freeSince", { when: formatTime(at) }) : t("free");
  return ({ manager, freeFrom }: QueueRow, now: Date): Plain => ({
    text: manager ?? "",
    ...(freeFrom && freeFrom <= now ? { beside: since(freeFrom, now) } : {}),
  });
}

function useTagWords() {
  const t = useTranslations("queue");
  const again = { word: t("again"), tone: "line", title: t("againTitle") } as const;
  const secondLook = { word: t("secondLook"), tone: "info", title: t("secondLookTitle") } as const;
  const duplicate = { word: t("duplicate"), tone: "warn", title: t("duplicateTitle") } as const;
  const answered = { word: t("answered"), tone: "info" } as const;
  const open = (row: QueueRow) => row.status === "IN_REVIEW" || row.status === "SUBMITTED";
  return {
    customer: (row: QueueRow) => {
      const tags = [
        ...(row.secondLook ? [secondLook] : []),
        ...(row.again ? [again] : []),
        ...(row.duplicate ? [duplicate] : []),
      ];
      return tags.length > 0 ? { tags } : {};
    },
    status: (row: QueueRow) => (row.answered && open(row) ? { tags: [answered] } : {}),
  };
}

/** What this person can do with the row: claiming is a button, the rest leads to the case. */
function useDeedWords(manager: Manager): (row: QueueRow) => Plain {
  const t = useTranslations("queue");
  return (row) => {
    const { id, status, managerId, customerId } = row;
    const unseen = t("deedOn", { number: row.number });
    if (status === "SUBMITTED")
      return { text: t("deed.claim"), unseen, press: { form: claimForm, name: "applicationId", value: id } };
    const mine = managerId === manager.id && status === "IN_REVIEW";
    const sign = maySign(manager, { status, managerId, customerId });
    return {
      text: t(mine ? "deed.review" : sign ? "deed.sign" : "deed.view"),
      unseen,
      href: `/work/applications/${id}`,
    };
  };
}
