import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { type Imported, importOutcomes, type Line, outcomeColumns, type RowFault } from "@/lib/advice/import-outcomes";
import { Stop, say } from "../say.ts";

const why: Record<RowFault, string> = {
  columns: "has more or fewer cells than the first line",
  number: "the application's number is not like XK20261120-000123",
  months: "the months on book are not a whole number up to 600",
  days: "the days past due are not a whole number",
  day: "the day of observation is not a day like 2026-11-20",
  future: "the day of observation lies ahead",
  unknown: "there is no such application",
  notApproved: "the application was not approved: there is no card",
  beforeDecision: "observed before the card was approved",
  tooLong: "longer on book or past due than the card has existed",
  twice: "the same application stands in this file already",
  goesBack: "an observation that is kept says more, or was made later",
};

/** Refused rows that are told one by one. */
const mostTold = 50;

/** npm run advice -- import FILE.csv: how issued cards went. Exit code 1 where rows were refused. */
export async function importFile(file: string | undefined): Promise<void> {
  if (!file) throw new Stop(`Name a file: npm run advice -- import outcomes.csv (${outcomeColumns.join(",")}).`);
  tell(await importOutcomes(linesOf(file)));
}

function linesOf(file: string): Line[] {
  const rows = cellsOf(file);
  const head = (rows.shift()?.record ?? []).map((name) => name.trim());
  const missing = outcomeColumns.filter((name) => !head.includes(name));
  if (missing.length > 0)
    throw new Stop(`${file} has no column ${missing.join(", ")}. It needs ${outcomeColumns.join(",")}.`);
  if (rows.length === 0) throw new Stop(`${file} holds no rows.`);
  return rows.map(({ record, info }) => ({
    line: info.lines,
    cells:
      record.length === head.length ? Object.fromEntries(head.map((name, at) => [name, record[at]!.trim()])) : null,
  }));
}

type Read = { record: string[]; info: { lines: number } };

function cellsOf(file: string): Read[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
    return parse(readFileSync(file), options) as unknown as Read[];
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Stop(code === "ENOENT" ? `There is no file ${file}.` : `${file} cannot be read as CSV: ${message}`);
  }
}

function tell({ added, renewed, same, refused }: Imported) {
  for (const { line, number, fault } of refused.slice(0, mostTold))
    say(`line ${line}${number ? `, ${number}` : ""}: ${why[fault]}`);
  if (refused.length > mostTold) say(`… and ${refused.length - mostTold} more`);
  say(`${added} added, ${renewed} renewed, ${same} known already, ${refused.length} refused`);
  if (refused.length > 0) process.exitCode = 1;
}
