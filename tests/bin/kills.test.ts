import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "@/lib/backups/invariants";
import { chance, ended, type OwnServer, ownServer, until } from "@/tests/support/own-server";

/** Kills of each kind; `FAULTS=200` by `npm run faults`. */
const kills = Number(process.env.FAULTS ?? 2);
const random = chance();

let bank: OwnServer;
beforeAll(async () => {
  bank = await ownServer("kills");
  await bank.openBank("bank");
}, 120_000);
afterAll(() => bank?.release());

const atWork = (what: "cases" | "thinning") => bank.start("tests/support/busy.ts", what);

const order = ["will", "SUBMITTED", "IN_REVIEW", "APPROVED", "REJECTED"];
const follows: Record<string, string[]> = {
  SUBMITTED: ["SUBMITTED", "IN_REVIEW", "APPROVED", "REJECTED"],
  IN_REVIEW: ["IN_REVIEW", "APPROVED", "REJECTED"],
  APPROVED: ["APPROVED"],
  REJECTED: ["REJECTED"],
};
const entryOf: Record<string, string> = {
  SUBMITTED: "submitted",
  IN_REVIEW: "claimed",
  APPROVED: "approved",
  REJECTED: "rejected",
};

/** All that was acknowledged is there with its entry, and nothing is half there. */
async function expectWhole(said: string[]) {
  for (const line of said) {
    const [word = "", id = ""] = line.split(" ");
    if (!order.includes(word) || word === "will") continue;
    const [found] = await bank.ask<{ status: string; entries: number }>(
      `select status::text, (select count(*)::int from "OperationLogEntry" e where e."objectId" = a.id and e.action = $2) as entries
       from "Application" a where id = $1`,
      [id, `application.${entryOf[word]}`],
    );
    expect(follows[word], line).toContain(found?.status);
    expect(found?.entries, line).toBe(1);
  }
  const odd = await bank.ask(
    `select a.id, a.status from "Application" a where a.status <> 'DRAFT' and (select count(*) from "OperationLogEntry" e
       where e."objectId" = a.id and e.action = 'application.' || case a.status when 'IN_REVIEW' then 'claimed' else lower(a.status::text) end) <> 1`,
  );
  expect(odd).toEqual([]);
  expect(await bank.withClient((client) => brokenInvariants(client, "public"))).toEqual([]);
  await bank.expectChain();
}

test("[FT-01] a server killed while people apply and decide has lost nothing it acknowledged, and left nothing half done", async () => {
  for (let n = 0; n < kills; n += 1) {
    const { child, said } = atWork("cases");
    await until(said, () => said.some((line) => line.startsWith("REJECTED")), 60);
    await wait(600 * random());
    child.kill("SIGKILL");
    await ended(child);
    await expectWhole(said);
  }
}, 3_600_000);

test("[FT-02] a database killed while people apply and decide has lost nothing acknowledged, and people go on without a restart", async () => {
  const { child, said } = atWork("cases");
  let longest = 0;
  for (let n = 0; n < kills; n += 1) {
    const before = said.length;
    await until(said, () => said.length >= before + 4, 60);
    const strike = await bank.aim();
    // In the very moment in which something was acknowledged.
    const [word, from] = [["SUBMITTED", "REJECTED", "IN_REVIEW", "APPROVED"][n % 4]!, said.length];
    await until(said, () => said.slice(from).some((line) => line.startsWith(word)), 30);
    strike();
    await bank.untilBack();
    const down = Date.now();
    const at = said.length;
    await until(said, () => said.slice(at).some((line) => line.startsWith("SUBMITTED")), 30);
    longest = Math.max(longest, Date.now() - down);
  }
  child.kill("SIGKILL");
  await ended(child);
  console.info(`${kills} kills, at work again after ${longest} ms at most`);
  await expectWhole(said);
}, 3_600_000);

test("[LG-08][FT-02] a deletion of archived entries that is killed has happened whole or not at all", async () => {
  await bank.openBank("old");
  for (let n = 0; n < Math.ceil(kills / 2); n += 1) {
    const { child, said } = atWork("thinning");
    await until(said, () => said.some((line) => line.startsWith("DELETED")), 60);
    await wait(1_200 * random());
    if (n % 2 === 0) {
      (await bank.aim())();
      await bank.untilBack();
    }
    child.kill("SIGKILL");
    await ended(child);
    for (const line of said.filter((words) => words.startsWith("DELETED")))
      expect(await bank.ask(`select id from "LogDeletion" where "archiveId" = $1`, [line.split(" ")[1]])).toHaveLength(
        1,
      );
    const [sum] = await bank.ask<{ told: number; stubs: number; words: number }>(
      `select (select coalesce(sum(entries), 0)::int from "LogDeletion") as told, (select count(*)::int from "OperationLogStub") as stubs,
         (select coalesce(sum((detail->>'entries')::int), 0)::int from "OperationLogEntry" where action = 'log.deleted') as words`,
    );
    expect(sum).toEqual({ told: sum!.told, stubs: sum!.told, words: sum!.told });
    await bank.expectChain();
  }
}, 3_600_000);
