import "server-only";
import { createTranslator } from "next-intl";
import { type LogRow, listLog } from "@/lib/audit/log-queries";
import { filtersInUse } from "@/lib/audit/look";
import { record } from "@/lib/audit/record";
import { fromNewestEntry, type LogFilters } from "@/lib/audit/schema";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { fileOf } from "@/lib/exports/file";
import { eachRow } from "@/lib/exports/lines";
import type { Wish } from "@/lib/exports/schema";
import type { Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";
import { nameAndNumber } from "@/lib/named";
import { formatDateTime } from "@/lib/time";

/** What the list shows as a file, with its filters and its masking; formulas are defused, and the log knows of it and why. */
export async function exportLog(admin: Admin, asked: LogFilters, wish: Wish) {
  const { size: _size, ...filters } = fromNewestEntry(asked);
  await transaction(async (tx) => {
    await holdRight(tx, admin, "log.read");
    await record(tx, admin, "log.exported", {
      detail: { ...filtersInUse(filters), format: wish.format },
      changes: { reason: [null, wish.reason] },
    });
  });
  return fileOf(admin, wish, { list: "log", lines: lines(admin, filters, wish.language) });
}

const columns = ["seq", "at", "actor", "action", "subject", "outcome", "address"] as const;

async function* lines(admin: Admin, filters: LogFilters, language: Language) {
  const messages = catalogue[language];
  const t = createTranslator({ locale: language, messages, namespace: "operationLog" });
  const log = createTranslator({ locale: language, messages, namespace: "log" }) as unknown as (key: string) => string;
  const name = (person: LogRow["actor"]) => (person ? nameAndNumber(person.name, person.number) : "");
  yield [...columns.map((column) => t(`head.${column}`)), t("entry.object"), t("entry.details")];
  for await (const row of eachRow((after?: string) => listLog(admin, { ...filters, after }, 500))) {
    yield [
      String(row.seq),
      formatDateTime(row.at, language, { seconds: true }),
      name(row.actor) || t("bank"),
      log(row.action),
      name(row.subject),
      t(`outcome.${row.outcome}`),
      row.address ?? "",
      row.objectId ?? "",
      JSON.stringify(row.detail),
    ];
  }
}
