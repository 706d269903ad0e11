import "server-only";
import type { Readable } from "node:stream";
import { createTranslator } from "next-intl";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { fileOf } from "@/lib/exports/file";
import { type Cell, eachRow } from "@/lib/exports/lines";
import type { Wish } from "@/lib/exports/schema";
import type { Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";
import { listQueue, type QueueRow } from "@/lib/queue/queries";
import { fromStart, type QueueFilters } from "@/lib/queue/schema";
import { formatDateTime } from "@/lib/time";

/** What the queue shows as a file, from its first page on, with its filters, order and masking; the log knows of it and why. */
export async function exportQueue(manager: Manager, filters: QueueFilters, wish: Wish): Promise<Readable> {
  const asked: QueueFilters = { ...fromStart(filters), size: 100 };
  const { tab, product, stage, manager: managerId, from, to, due, sort } = asked;
  await transaction(async (tx) => {
    await holdRight(tx, manager, "applications.review");
    await record(tx, manager, "queue.exported", {
      detail: { tab, product, stage, managerId, from, to, due, sort, format: wish.format },
      changes: { reason: [null, wish.reason] },
    });
  });
  return fileOf(manager, wish, { list: "queue", lines: lines(manager, asked, wish.language) });
}

const columns = ["number", "name", "product", "limit", "status", "marks", "submitted", "manager", "due"] as const;

async function* lines(manager: Manager, filters: QueueFilters, language: Language) {
  const t = createTranslator({ locale: language, messages: catalogue[language], namespace: "queue" });
  const told = wordsIn(language);
  yield columns.map((column) => t(`head.${column}`));
  const page = async (after: QueueFilters["after"] = null) => {
    const { rows, next } = await listQueue(manager, { ...filters, after });
    return { rows, after: next };
  };
  for await (const row of eachRow(page)) yield told(row);
}

function wordsIn(language: Language) {
  const messages = catalogue[language];
  const t = createTranslator({ locale: language, messages, namespace: "queue" });
  const products = createTranslator({ locale: language, messages, namespace: "products.names" });
  const status = createTranslator({ locale: language, messages, namespace: "applications.status" });
  const when = (at: Date) => formatDateTime(at, language, { seconds: true });
  const marks = ["secondLook", "again", "duplicate", "answered"] as const;
  return (row: QueueRow): Cell[] => [
    row.number,
    row.name,
    products(row.product as "STANDARD"),
    { cents: row.limit },
    status(row.status),
    marks
      .filter((mark) => row[mark])
      .map((mark) => t(mark))
      .join(" "),
    when(row.submittedAt),
    row.manager ?? "",
    when(row.dueAt),
  ];
}
