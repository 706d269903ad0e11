import "server-only";
import { z } from "zod";
import { record, theBank } from "@/lib/audit/record";
import { type Tx, transaction } from "@/lib/db";
import { shanghaiDay } from "@/lib/time";

/** Why a row was not taken. */
export const rowFaults = [
  "columns",
  "number",
  "months",
  "days",
  "day",
  "future",
  "unknown",
  "notApproved",
  "beforeDecision",
  "tooLong",
  "twice",
  "goesBack",
] as const;
export type RowFault = (typeof rowFaults)[number];

/** A row of the file with its line, as it was written. */
export type Line = { line: number; cells: Record<string, string> | null };
export type Refused = { line: number; number: string; fault: RowFault };
export type Imported = { added: number; renewed: number; same: number; refused: Refused[] };

export const outcomeColumns = ["number", "monthsOnBook", "worstDaysPastDue", "observedOn"] as const;

const whole = (most: number, fault: RowFault) =>
  z
    .string()
    .regex(/^\d{1,5}$/, fault)
    .transform(Number)
    .refine((value) => value <= most, fault);

const RowSchema = z.object({
  number: z.string().regex(/^XK\d{8}-\d{6}$/, "number"),
  monthsOnBook: whole(600, "months"),
  worstDaysPastDue: whole(20_000, "days"),
  observedOn: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "day")
    .refine((day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day), "day"),
});

type Sound = { line: number; number: string; months: number; days: number; observedAt: Date };

/** Looks at a row alone: what it says, or why that cannot be. */
function soundRow({ line, cells }: Line, now: Date): Sound | Refused {
  const number = cells?.number ?? "";
  if (!cells) return { line, number, fault: "columns" };
  const parsed = RowSchema.safeParse(cells);
  if (!parsed.success) return { line, number, fault: parsed.error.issues[0]!.message as RowFault };
  const { monthsOnBook: months, worstDaysPastDue: days, observedOn } = parsed.data;
  const observedAt = new Date(`${observedOn}T00:00:00+08:00`);
  return observedAt > now ? { line, number, fault: "future" } : { line, number, months, days, observedAt };
}

const isRefused = (row: Sound | Refused): row is Refused => "fault" in row;

/** Written in one go: a whole file is seldom larger. */
const portion = 1_000;

/**
 * Takes in how issued cards went. Each row is looked at alone: a faulty one is refused and named, the others are taken.
 * The same file twice changes nothing; an observation never goes back behind a later one.
 */
export async function importOutcomes(lines: readonly Line[], now = new Date()): Promise<Imported> {
  const sum: Imported = { added: 0, renewed: 0, same: 0, refused: [] };
  const seen = new Set<string>();
  for (let at = 0; at < lines.length; at += portion) {
    const rows = lines.slice(at, at + portion).map((line) => soundRow(line, now));
    const once = rows.map((row): Sound | Refused => {
      if (isRefused(row)) return row;
      if (seen.has(row.number)) return { line: row.line, number: row.number, fault: "twice" };
      seen.add(row.number);
      return row;
    });
    sum.refused.push(...once.filter(isRefused));
    const done = await transaction((tx) => take(tx, once.filter((row) => !isRefused(row)) as Sound[]));
    for (const name of ["added", "renewed", "same"] as const) sum[name] += done[name];
    sum.refused.push(...done.refused);
  }
  sum.refused.sort((one, two) => one.line - two.line);
  await transaction((tx) => {
    const { added, renewed, same, refused } = sum;
    return record(tx, theBank, "advice.outcomesImported", {
      detail: { added, renewed, same, refused: refused.length },
    });
  });
  return sum;
}

type Known = {
  id: string;
  number: string;
  status: string;
  decidedAt: Date | null;
  months: number | null;
  days: number | null;
  observedAt: Date | null;
};

async function take(tx: Tx, rows: Sound[]): Promise<Imported> {
  const numbers = rows.map(({ number }) => number);
  const known = await tx.$queryRaw<Known[]>`
    SELECT a.id, a.number, a.status::text AS status, a."decidedAt", o."monthsOnBook" AS months,
           o."worstDaysPastDue" AS days, o."observedAt"
    FROM "Application" a LEFT JOIN "CardOutcome" o ON o."applicationId" = a.id
    WHERE a.number = ANY(${numbers}::text[]) ORDER BY a.id FOR UPDATE OF a`;
  const byNumber = new Map(known.map((one) => [one.number, one]));
  const sum: Imported = { added: 0, renewed: 0, same: 0, refused: [] };
  const news: Observed[] = [];
  for (const row of rows) {
    const card = byNumber.get(row.number);
    const fault = faultOf(row, card);
    if (fault) sum.refused.push({ line: row.line, number: row.number, fault });
    else if (card!.observedAt?.getTime() === row.observedAt.getTime()) sum.same += 1;
    else {
      sum[card!.observedAt ? "renewed" : "added"] += 1;
      news.push({ id: card!.id, months: row.months, days: row.days, at: row.observedAt });
    }
  }
  await keep(tx, news);
  return sum;
}

type Observed = { id: string; months: number; days: number; at: Date };

const keep = (tx: Tx, news: Observed[]) => tx.$executeRaw`
  INSERT INTO "CardOutcome" ("applicationId", "monthsOnBook", "worstDaysPastDue", "observedAt")
  SELECT * FROM unnest(${news.map(({ id }) => id)}::uuid[], ${news.map(({ months }) => months)}::int[],
    ${news.map(({ days }) => days)}::int[], ${news.map(({ at }) => at.toISOString())}::timestamptz[])
  ON CONFLICT ("applicationId") DO UPDATE SET "monthsOnBook" = excluded."monthsOnBook",
    "worstDaysPastDue" = excluded."worstDaysPastDue", "observedAt" = excluded."observedAt"`;

function faultOf({ months, days, observedAt }: Sound, card: Known | undefined): RowFault | null {
  if (!card) return "unknown";
  if (card.status !== "APPROVED" || !card.decidedAt) return "notApproved";
  if (shanghaiDay(observedAt) < shanghaiDay(card.decidedAt)) return "beforeDecision";
  const most = Math.max(0, observedAt.getTime() - card.decidedAt.getTime()) / (30 * 24 * 3_600_000) + 1;
  if (months > most || days > most * 31) return "tooLong";
  if (card.observedAt === null) return null;
  const later = observedAt > card.observedAt;
  const isBack = months < card.months! || days < card.days! || observedAt < card.observedAt;
  return isBack || (!later && !isSame({ months, days }, card)) ? "goesBack" : null;
}

const isSame = ({ months, days }: Pick<Sound, "months" | "days">, card: Known) =>
  card.months === months && card.days === days;
