import "server-only";
import type { Readable } from "node:stream";
import { createTranslator } from "next-intl";
import type { Actor } from "@/lib/auth/actor";
import { csvOf } from "@/lib/csv";
import type { Cell, Lines } from "@/lib/exports/lines";
import type { Wish } from "@/lib/exports/schema";
import { xlsxOf } from "@/lib/exports/xlsx";
import type { Language } from "@/lib/language";
import { catalogue } from "@/lib/messages";
import { formatAmount } from "@/lib/money";
import { formatDateTime } from "@/lib/time";

/** What somebody takes out of the house: of which list. */
type Taken = { list: "queue" | "customers" | "signIns" | "log"; lines: Lines };

/** The file of an export: first what it is, who took it and when; then the names of its columns, then the rows. */
export function fileOf(actor: Actor, { format, language }: Pick<Wish, "format" | "language">, taken: Taken): Readable {
  const lines = stamped(actor, language, taken);
  return format === "csv" ? csvOf(inWords(lines, language)) : xlsxOf(lines);
}

async function* stamped({ name, staffNumber }: Actor, language: Language, { list, lines }: Taken): Lines {
  const t = createTranslator({ locale: language, messages: catalogue[language], namespace: "exporting" });
  const when = formatDateTime(new Date(), language, { seconds: true });
  yield [t("stamp", { list: t(`list.${list}`), name, number: staffNumber ?? "", when })];
  yield* lines;
}

async function* inWords(lines: Lines, language: Language) {
  const words = (cell: Cell) => (typeof cell === "object" ? formatAmount(cell.cents, language) : cell);
  for await (const line of lines) yield line.map(words);
}
