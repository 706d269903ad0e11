import "server-only";
import { z } from "zod";
import type { Kind, Person } from "@/lib/approvals/kinds";
import { type Changes, record } from "@/lib/audit/record";
import { type LogClass, logClasses, lowestFloors } from "@/lib/audit/rules";
import { db, type Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Months that entries of each class stay now. */
export async function readFloors(from: Pick<Tx, "$queryRaw"> = db): Promise<Record<LogClass, number>> {
  const rows = await from.$queryRaw<{ class: LogClass; months: number }[]>`
    SELECT class, log_floor(class) AS months FROM unnest(${[...logClasses]}::text[]) AS class`;
  return Object.fromEntries(rows.map(({ class: name, months }) => [name, months])) as Record<LogClass, number>;
}

const content = z.object({ class: z.enum(logClasses), from: z.int(), to: z.int() });
type Content = z.output<typeof content>;

/** To keep entries for a shorter time takes two. */
export const shortenFloorKind: Kind<Content> = {
  right: "log.delete",
  content,
  tell: ({ class: name, from, to }) => [
    { label: "class", word: `class.${name}` },
    { label: "monthsBefore", count: from },
    { label: "monthsAfter", count: to },
  ],
  apply: async (tx, { proposer }, asked) => {
    if ((await readFloors(tx))[asked.class] !== asked.from) throw new Refusal("log.floorMoved");
    await setFloor(tx, proposer, asked);
  },
};

export const lowestFloor = (name: LogClass) => lowestFloors[name];

const monthsOf: Record<LogClass, string> = {
  security: "securityMonths",
  access: "accessMonths",
  decision: "decisionMonths",
};

/** Within the transaction of whoever lengthens, or of the proposal that shortens; in months. */
export async function setFloor(tx: Tx, doer: Person, { class: name, from, to }: Content) {
  await tx.logFloor.upsert({
    where: { class: name },
    create: { class: name, months: to },
    update: { months: to },
    select: { class: true },
  });
  const changes: Changes = { [monthsOf[name]]: [String(from), String(to)] };
  await record(tx, doer, "log.floorChanged", { detail: { class: name, from, to }, changes });
}
