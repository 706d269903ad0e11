import "server-only";
import type { Readable } from "node:stream";
import { createTranslator } from "next-intl";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { csvOf, eachRow } from "@/lib/csv";
import { transaction } from "@/lib/db";
import type { Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";
import { formatAmount } from "@/lib/money";
import { listQueue, type QueueRow } from "@/lib/queue/queries";
import type { QueueFilters } from "@/lib/queue/schema";
import { formatDateTime } from "@/lib/time";

/** A CSV of what the queue shows, from its first page on, with its filters, order and masking; the log knows of it. */
export async function exportQueue(manager: Manager, filters: QueueFilters, language: Language): Promise<Readable> {
  const asked: QueueFilters = { ...filters, size: 100, after: null, before: null, pick: null };
  const { tab, product, stage, manager: managerId, from, to, due, sort } = asked;
  await transaction(async (tx) => {
    await holdRight(tx, manager, "applications.review");
    await record(tx, manager, "queue.exported", { detail: { tab, product, stage, managerId, from, to, due, sort } });
  });
  return csvOf(lines(manager, asked, language));
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
  return (row: QueueRow) => [
    row.number,
    row.name,
    products(row.product as "STANDARD"),
    formatAmount(row.limit, language),
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
