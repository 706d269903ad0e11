import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { submitApplication } from "@/lib/applications/submit";
import { checkBackup } from "@/lib/backups/check";
import { drillBackup } from "@/lib/backups/drill";
import { db } from "@/lib/db";
import { aBackupPlace, ownerUrl } from "@/tests/support/backups";
import { aCompleteDraft, aCustomer } from "@/tests/support/make";

/** Backups made while people write, and how many of them are restored for trial: all of them by `npm run faults`. */
const times = Number(process.env.BACKUPS_UNDER_LOAD ?? 50);
const drills = Number(process.env.BACKUP_DRILLS ?? 1);
const seed = Number(process.env.SEED ?? 7);

test("[BK-01] fifty backups made while people write are each of one moment, and hold when they are restored for trial", async () => {
  const place = await aBackupPlace();
  const people = await Promise.all(
    Array.from({ length: 6 }, () => aCustomer({ profile: { monthlyIncome: 1_000_000n } })),
  );
  const ids = people.map(({ id }) => id);
  let writing = true;
  const writers = [applying, () => moving(0), () => moving(1)].map((begin) => begin());
  try {
    for (let n = 0; n < times; n += 1) {
      const { file } = await place.make();
      const found = await read(place.opening(file));
      expect(found.incomes).toBe(6_000_000n);
      expect(found.sent).toBe(found.told);
      expect(found.places).toEqual({ last: found.entries, rows: found.entries });
      if (n >= times - drills) await drillBackup({ url: ownerUrl(), ...place.opening(file) });
    }
  } finally {
    writing = false;
    await Promise.all(writers);
  }

  /** From one income to another, so that their sum stays. */
  async function moving(writer: number) {
    for (let n = seed; writing; n += 1) {
      const [from, to] = [ids[(n + writer) % 6]!, ids[(n * 3 + 1 + writer) % 6]!];
      const change = BigInt((n * 7919) % 1_000);
      const add = (id: string, by: bigint) =>
        db.customer.update({ where: { id }, data: { monthlyIncome: { increment: by } }, select: { id: true } });
      if (from !== to)
        await db.$transaction([from, to].toSorted().map((id) => add(id, id === from ? -change : change)));
    }
  }

  /** Rows of many tables that belong together, with the entry that tells of them. */
  async function applying() {
    while (writing) {
      const customer = await aCustomer();
      const { id: applicationId, version } = await aCompleteDraft(customer);
      await submitApplication(customer, { applicationId, version, profileVersion: 1, declaration: true });
      await wait(50);
    }
  }

  /** What a backup says of all that. */
  async function read({ source, trusted, opener }: ReturnType<typeof place.opening>) {
    const texts: Record<string, string> = {};
    const columns: Record<string, string[]> = {};
    let at = "";
    const { account } = await checkBackup(source, trusted, opener, {
      table: async (facts) => {
        at = facts.name;
        columns[at] = facts.columns;
      },
      rows: async (bytes) => {
        texts[at] = (texts[at] ?? "") + bytes.toString("utf8");
      },
    });
    const rows = (name: string) =>
      (texts[name] ?? "")
        .split("\n")
        .filter(Boolean)
        .map((line) => {
          const values = line.split("\t");
          return (column: string) => values[columns[name]!.indexOf(column)]!;
        });
    const entries = rows("OperationLogEntry");
    return {
      incomes: rows("Customer")
        .filter((row) => ids.includes(row("id")))
        .reduce((sum, row) => sum + BigInt(row("monthlyIncome")), 0n),
      sent: rows("Application").filter((row) => row("status") === "SUBMITTED").length,
      told: entries.filter((row) => row("action") === "application.submitted").length,
      entries: Math.max(0, ...entries.map((row) => Number(row("seq")))),
      places: { last: Number(account.log.last?.seq ?? 0), rows: account.log.entries },
    };
  }
}, 3_600_000);
