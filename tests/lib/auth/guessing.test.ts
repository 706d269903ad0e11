import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { forgiveGuesses, takeGuess } from "@/lib/auth/guessing";
import { db } from "@/lib/db";
import { letPass } from "@/tests/support/clock";

const guess = { what: "account", whom: "somebody" } as const;
const take = () =>
  takeGuess(guess).then(
    () => "taken",
    (refusal) => refusal.code,
  );
const secondsToWait = async () => {
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT round(extract(epoch FROM "blockedUntil" - "lastAt"))::int AS seconds FROM "Guessing"`;
  return row?.seconds ?? null;
};

test("[AU-09] after the fifth guess each has to wait twice as long, after the tenth half an hour", async () => {
  const waits: (number | null)[] = [];
  for (let rung = 1; rung <= 12; rung += 1) {
    expect(await take()).toBe("taken");
    const wait = await secondsToWait();
    waits.push(wait);
    if (!wait) continue;
    await letPass(wait - 5);
    expect(await take()).toBe("signIn.throttled");
    await letPass(6);
  }
  expect(waits).toEqual([null, null, null, null, 32, 64, 128, 256, 512, 1_800, 1_800, 1_800]);
});

test("[AU-09] a refused guess is not counted, and says how long to wait", async () => {
  for (let rung = 1; rung <= 9; rung += 1) {
    await take();
    await letPass((await secondsToWait()) ?? 0);
  }
  await take();
  await expect(takeGuess(guess)).rejects.toMatchObject({ values: { minutes: 30 } });
  expect((await db.guessing.findFirstOrThrow()).rung).toBe(10);
});

test("[AU-09] a day of quiet begins the delays anew, but a hundred wrong in a row are the end", async () => {
  for (let inRow = 1; inRow <= 100; inRow += 1) {
    expect(await take()).toBe("taken");
    await letPass(86_401);
  }
  expect((await db.guessing.findFirstOrThrow()).rung).toBe(1);
  expect(await take()).toBe("signIn.locked");
  await letPass(365 * 86_400);
  expect(await take()).toBe("signIn.locked");
  await forgiveGuesses(guess);
  expect(await take()).toBe("taken");
});

test("[AU-11] of two hundred guesses at once, not one more than five is looked at", async () => {
  const taken = await Promise.all(Array.from({ length: 200 }, take));
  expect(taken.filter((answer) => answer === "taken")).toHaveLength(5);
});

test("[AU-11] two processes of a hundred guesses each have five between them", async () => {
  const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];
  const guess = () => promisify(execFile)(process.execPath, [...flags, "tests/support/guesser.ts"]);
  const looked = (await Promise.all([guess(), guess()])).map(({ stdout }) => Number(stdout));
  expect(looked[0]! + looked[1]!).toBe(5);
}, 60_000);

test("[AU-11] counters hold no address and no account that could be read", async () => {
  await take();
  expect((await db.guessing.findFirstOrThrow()).key).toMatch(/^[\w-]{43}$/);
});
