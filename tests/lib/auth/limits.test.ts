import { beforeEach, expect, test, vi } from "vitest";
import type { Visitor } from "@/lib/auth/actor";
import { alarm } from "@/lib/auth/attempts";
import { signIn } from "@/lib/auth/sign-in";
import { mayTry } from "@/lib/auth/throttle";
import { redeemTicket } from "@/lib/auth/ticket";
import { db } from "@/lib/db";
import { letPass } from "@/tests/support/clock";
import { aManager, anAdmin } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";
import { aVisitor } from "@/tests/support/visitor";

/** Each try is a real hash, however busy the machine. */
vi.setConfig({ testTimeout: 90_000 });

const email = "wang@example.com";
let id = "";

beforeEach(async () => {
  id = (await aManager({ email })).id;
  await givePassword(id);
});

const from = (address: string, browser: string | null = null) => aVisitor({ address, browser });
const enter = (visitor: Visitor = aVisitor(), typed = password, who = email) =>
  signIn(visitor, { email: who, password: typed, next: null });
const codeOf = (visitor: Visitor, typed?: string, who?: string) =>
  enter(visitor, typed, who).then(
    () => "in",
    (refusal) => refusal.code,
  );

test("[AU-09] guesses from two hundred addresses at one account are one row of guesses", async () => {
  const answers: string[] = [];
  for (let guess = 0; guess < 200; guess += 1) answers.push(await codeOf(from(`198.51.100.${guess}`), "wrong"));
  expect(answers.filter((code) => code === "signIn.refused")).toHaveLength(5);
  expect(await codeOf(from("203.0.113.200"))).toBe("signIn.throttled");
});

test("[AU-09] one password over a thousand accounts stops after thirty tries from one source", async () => {
  const answers: string[] = [];
  for (let account = 0; account < 40; account += 1)
    answers.push(await codeOf(aVisitor(), "one password for all", `person${account}@example.com`));
  expect(answers.filter((code) => code === "signIn.refused")).toHaveLength(30);
  expect(answers.slice(30)).toEqual(Array(10).fill("signIn.throttled"));
  expect(await codeOf(from("198.51.100.1"))).toBe("in");
});

test("[AU-09] who signs in rightly does not use up the tries of the own network", async () => {
  const network = { what: "sign-in network", whom: aVisitor().address, tries: 30, windowSeconds: 1_800 };
  for (let guess = 0; guess < 28; guess += 1) await mayTry(network);
  for (let time = 0; time < 4; time += 1) expect(await codeOf(aVisitor())).toBe("in");
  expect(await codeOf(aVisitor(), "wrong")).toBe("signIn.refused");
  expect(await codeOf(aVisitor(), "wrong")).toBe("signIn.refused");
  expect(await codeOf(aVisitor())).toBe("signIn.throttled");
});

test("[AU-09] the tenth wrong guess locks for half an hour, then the right password opens", async () => {
  for (let guess = 0; guess < 10; guess += 1) {
    expect(await codeOf(from(`198.51.100.${guess}`), "wrong")).toBe("signIn.refused");
    if (guess < 9) await letPass(513);
  }
  await letPass(29 * 60);
  expect(await codeOf(from("203.0.113.1"))).toBe("signIn.throttled");
  await letPass(61);
  expect(await codeOf(from("203.0.113.1"))).toBe("in");
});

test("[AU-10] a thousand failures elsewhere do not lock out a browser that its owner signed in with before", async () => {
  const { browser } = await enter();
  for (let guess = 0; guess < 10; guess += 1) {
    await codeOf(from(`198.51.100.${guess}`), "wrong");
    await letPass(1_801);
  }
  await db.guessing.updateMany({ data: { inRow: 1_000, rung: 1_000 } });
  expect(await codeOf(from("203.0.113.1"))).toBe("signIn.locked");
  expect(await codeOf(from("203.0.113.1", browser))).toBe("in");
});

test("[AU-10] a known browser has no more guesses than any other, and is known for its own account alone", async () => {
  const { browser } = await enter();
  const answers: string[] = [];
  for (let guess = 0; guess < 7; guess += 1) answers.push(await codeOf(from("203.0.113.1", browser), "wrong"));
  expect(answers).toEqual([...Array(5).fill("signIn.refused"), "signIn.throttled", "signIn.throttled"]);
  await aManager({ email: "other@example.com" });
  await codeOf(from("203.0.113.1", browser), "wrong", "other@example.com");
  expect(await db.guessing.count()).toBe(2);
});

test("[AU-10] only the hash of a browser's token is kept, and a made-up one is a stranger's", async () => {
  const { browser } = await enter();
  expect((await db.knownDevice.findFirstOrThrow()).tokenHash).not.toBe(browser);
  await db.guessing.deleteMany();
  await codeOf(from("203.0.113.1", "x".repeat(43)), "wrong");
  for (let guess = 0; guess < 4; guess += 1) await codeOf(from("203.0.113.1"), "wrong");
  expect(await codeOf(from("203.0.113.1"))).toBe("signIn.throttled");
});

test("[AU-16] a browser not used before is told to the owner; the first one and a known one are not", async () => {
  const { browser } = await enter();
  await enter(aVisitor({ browser }));
  expect(await db.mail.count()).toBe(0);
  await enter(aVisitor({ device: "Firefox, Linux" }));
  expect(await db.mail.findFirstOrThrow()).toMatchObject({
    template: "NEW_DEVICE",
    facts: { device: "Firefox, Linux", address: "203.0.113.7" },
  });
});

test("[AU-09] a wave of failures over the whole bank is told to its administrators, once", async () => {
  const admin = await anAdmin();
  const failures = alarm.failures - 1;
  for (let count = 0; count < failures; count += 1)
    await mayTry({ what: "sign-in failures", whom: "bank", tries: 1, windowSeconds: alarm.minutes * 60 });
  for (let guess = 0; guess < 5; guess += 1)
    await codeOf(from(`198.51.100.${guess}`), "wrong", `p${guess}@example.com`);
  expect(await db.mail.findMany({ where: { template: "SIGN_IN_ALARM" } })).toMatchObject([{ userId: admin.id }]);
});

test("[AU-08] a held account and one that does not exist are held alike", async () => {
  for (const who of [email, "nobody@example.com"]) {
    for (let guess = 0; guess < 5; guess += 1) await codeOf(from(`198.51.100.${guess}`), "wrong", who);
    await expect(enter(from("203.0.113.1"), "wrong", who)).rejects.toMatchObject({
      code: "signIn.throttled",
      values: { minutes: 1 },
    });
  }
});

test("[SE-04] a fourth sign-in of staff ends the oldest session", async () => {
  const ids: string[] = [];
  for (let time = 0; time < 4; time += 1) {
    await redeemTicket((await enter()).ticket);
    ids.push((await db.session.findFirstOrThrow({ orderBy: { createdAt: "desc" } })).id);
  }
  const ended = await db.session.findMany({ where: { endedAt: { not: null } } });
  expect(ended).toMatchObject([{ id: ids[0], endedReason: "too many" }]);
});
