import "server-only";
import { createTranslator } from "next-intl";
import { record } from "@/lib/audit/record";
import type { Admin, Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { listCustomers } from "@/lib/directory/queries";
import type { CustomerFilters } from "@/lib/directory/schema";
import { fileOf } from "@/lib/exports/file";
import { eachRow } from "@/lib/exports/lines";
import type { Wish } from "@/lib/exports/schema";
import { atStart } from "@/lib/forms/places";
import type { Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";
import { formatDateTime } from "@/lib/time";

/** What the list shows as a file, from its first page on, with its filters, order and masking; the log knows of it and why. */
export async function exportCustomers(staff: Manager | Admin, filters: CustomerFilters, wish: Wish) {
  const asked: CustomerFilters = { ...filters, ...atStart, size: 100 };
  const { verified, open, from, to, sort } = asked;
  await transaction(async (tx) => {
    await holdRight(tx, staff, staff.role === "ADMIN" ? "signIns.read" : "customers.read");
    await record(tx, staff, "customer.exported", {
      detail: { verified, open, from, to, sort, format: wish.format },
      changes: { reason: [null, wish.reason] },
    });
  });
  return fileOf(staff, wish, { list: "customers", lines: lines(staff, asked, wish.language) });
}

const columns = ["name", "number", "registered", "signedIn", "account", "applications", "open", "submitted"] as const;

async function* lines(staff: Manager | Admin, filters: CustomerFilters, language: Language) {
  const t = createTranslator({ locale: language, messages: catalogue[language], namespace: "customers.list" });
  const status = createTranslator({
    locale: language,
    messages: catalogue[language],
    namespace: "customers.page.status",
  });
  const when = (at: Date | null) => (at ? formatDateTime(at, language, { seconds: true }) : "");
  yield columns.map((column) => t(`head.${column}`));
  const page = async (after: CustomerFilters["after"] = null) => {
    const { rows, next } = await listCustomers(staff, { ...filters, after });
    return { rows, after: next };
  };
  for await (const row of eachRow(page))
    yield [
      row.name,
      row.number ?? t("unverified"),
      when(row.registeredAt),
      when(row.lastSignInAt),
      status(row.status),
      row.applications,
      row.openApplications,
      when(row.lastSubmittedAt),
    ];
}
