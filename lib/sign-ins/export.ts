import "server-only";
import type { Readable } from "node:stream";
import { createTranslator } from "next-intl";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { transaction } from "@/lib/db";
import { fileOf } from "@/lib/exports/file";
import { eachRow } from "@/lib/exports/lines";
import type { Wish } from "@/lib/exports/schema";
import type { Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";
import { nameAndNumber } from "@/lib/named";
import { listSignIns } from "@/lib/sign-ins/queries";
import { fromNewest, type SignInFilters } from "@/lib/sign-ins/schema";
import { formatDateTime } from "@/lib/time";

/** The history as a file, with the filters of the page and its masking; formulas are defused, and the log knows of it and why. */
export async function exportSignIns(admin: Admin, filters: SignInFilters, wish: Wish): Promise<Readable> {
  const { size: _size, ...asked } = fromNewest(filters);
  const kept = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  await transaction(async (tx) => {
    await holdRight(tx, admin, "signIns.read");
    await record(tx, admin, "signIns.exported", {
      detail: { ...kept, format: wish.format },
      changes: { reason: [null, wish.reason] },
    });
  });
  return fileOf(admin, wish, { list: "signIns", lines: lines(admin, asked, wish.language) });
}

async function* lines(admin: Admin, filters: SignInFilters, language: Language) {
  const t = createTranslator({ locale: language, messages: catalogue[language], namespace: "signIns" });
  const role = createTranslator({ locale: language, messages: catalogue[language], namespace: "staff.role" });
  yield [t("head.at"), t("head.who"), t("head.role"), t("head.outcome"), t("head.address"), t("head.device")];
  for await (const row of eachRow((after?: string) => listSignIns(admin, { ...filters, after }, 500))) {
    yield [
      formatDateTime(row.at, language, { seconds: true }),
      row.who ? nameAndNumber(row.who.name, row.who.number) : t("nobody"),
      row.role ? role(row.role) : "",
      t(`outcome.${row.outcome}`),
      row.address,
      row.device,
    ];
  }
}
