import { afterEach, expect, test, vi } from "vitest";
import { confirmEmail } from "@/lib/auth/confirm-email";
import { mintLink } from "@/lib/auth/links";
import { actorBehind } from "@/lib/auth/session";
import { confirmByCode } from "@/lib/auth/step-up";
import { mayTry } from "@/lib/auth/throttle";
import { register } from "@/lib/customers/register";
import { db, transaction } from "@/lib/db";
import { codeOf, forgetStep, giveTotp } from "@/tests/support/factors";
import { asSuperuser, entries, rehash, verdictOf } from "@/tests/support/log";
import { aCustomer, aStranger } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";
import { aVisitor } from "@/tests/support/visitor";

const hour = 3_600_000;
const leapDay = Date.UTC(2028, 1, 29, 15, 59, 30);
/** How far the server's clock is from the database's: an hour and a day either way, and on a leap day's midnight. */
const apart = [-24 * hour, -hour, hour, 24 * hour, leapDay - Date.now()];

afterEach(() => vi.useRealTimers());

const serverIsAhead = (by: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + by });
const origin = async () => ({ address: "192.0.2.1", device: "test", requestId: "request" });

test("[FT-05] a server whose clock is wrong ends no session before its time, and none later", async () => {
  const customer = await aCustomer();
  const token = await giveSession(customer);
  for (const by of apart) {
    serverIsAhead(by);
    expect(await actorBehind(token, origin), `${by / hour} h`).toMatchObject({ id: customer.id });
    vi.useRealTimers();
  }
  await db.$executeRaw`UPDATE "Session" SET "expiresAt" = now() - interval '1 second'`;
  serverIsAhead(-24 * hour);
  expect(await actorBehind(token, origin)).toBeNull();
});

test("[FT-05] mailed links, codes of an authenticator and counters of tries go by the database's clock", async () => {
  const owner = await aStranger();
  await giveSession(owner);
  const secret = await giveTotp(owner);
  for (const by of apart) {
    const email = `clock${by}@example.com`;
    await register(aVisitor(), { email, mobile: "13912345678", password: "a sentence nobody guesses", consent: true });
    const { id } = await db.user.findFirstOrThrow({ where: { status: "PENDING" }, select: { id: true } });
    await forgetStep(owner);
    const code = codeOf(secret);
    serverIsAhead(by);
    const token = await transaction((tx) => mintLink(tx, id, "CONFIRM_EMAIL"));
    await confirmEmail(aVisitor(), { token });
    await confirmByCode(owner, code);
    const tries = { what: "clock", whom: String(by), tries: 1, windowSeconds: 60 };
    expect([await mayTry(tries), await mayTry(tries)]).toEqual([true, false]);
    vi.useRealTimers();
  }
});

test("[FT-05] the log's times never run back, whatever the server's clock says and when the database's steps back", async () => {
  const customer = await aStranger();
  for (const by of [...apart, 0]) {
    serverIsAhead(by);
    await entries(customer, 1);
    vi.useRealTimers();
  }
  const now = Date.now();
  const found = await db.operationLogEntry.findMany({ orderBy: { seq: "asc" }, select: { at: true } });
  for (const { at } of found) expect(Math.abs(at.getTime() - now)).toBeLessThan(60_000);
  // The database's own clock was an hour ahead when the last of them was written.
  await asSuperuser(async (client) => {
    await client.query(`UPDATE "OperationLogEntry" SET at = at + interval '1 hour' WHERE seq = ${found.length}`);
    await rehash(client, found.length);
  });
  await entries(customer, 2);
  const times = await db.operationLogEntry.findMany({ orderBy: { seq: "asc" }, select: { at: true } });
  expect(times.map(({ at }) => at.getTime())).toEqual(times.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
  expect(await verdictOf()).toMatchObject({ fault: null, entries: found.length + 2 });
});
