import { beforeEach, expect, test } from "vitest";
import type { Customer, Manager } from "@/lib/auth/actor";
import { hashToken, newToken } from "@/lib/auth/token";
import { db, transaction } from "@/lib/db";
import { endAllSessions, endOtherSessions } from "@/lib/sessions/end";
import { findLiveSession, touch } from "@/lib/sessions/find";
import { listSessions } from "@/lib/sessions/queries";
import { idleMinutes, placeOf } from "@/lib/sessions/rules";
import { aCustomer, aManager, dismiss } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";

let customer: Customer;
let manager: Manager;
let tokens: { customer: string; manager: string };

beforeEach(async () => {
  customer = await aCustomer();
  manager = await aManager();
  tokens = { customer: await giveSession(customer), manager: await giveSession(manager) };
});

const alive = async (token: string) => (await findLiveSession(token)) !== null;

/** Minutes go by in which nobody asks for anything. */
const idle = (minutes: number) =>
  db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() - ${minutes}::int * interval '1 minute'`;

test("[SE-01] a session is found by its token's hash alone; what lies in the database opens nothing", async () => {
  expect(await findLiveSession(tokens.customer)).toMatchObject({ id: customer.id, sessionId: customer.sessionId });
  const { tokenHash } = await db.session.findUniqueOrThrow({ where: { id: customer.sessionId } });
  for (const stolen of [tokenHash, customer.sessionId, customer.id, "", hashToken(tokenHash)])
    expect(await alive(stolen)).toBe(false);
});

test("[SE-01] a hundred thousand tokens are all different, each of 256 bits", () => {
  const made = new Set(Array.from({ length: 100_000 }, newToken));
  expect(made.size).toBe(100_000);
  for (const token of made) if (!/^[\w-]{43}$/.test(token)) throw new Error(token);
});

test("[SE-04] idle for 15 minutes ends staff's sessions, for 30 customers'", async () => {
  expect(idleMinutes).toEqual({ CUSTOMER: 30, MANAGER: 15, ADMIN: 15 });
  await idle(14);
  expect([await alive(tokens.manager), await alive(tokens.customer)]).toEqual([true, true]);
  await idle(16);
  expect([await alive(tokens.manager), await alive(tokens.customer)]).toEqual([false, true]);
  await idle(31);
  expect([await alive(tokens.manager), await alive(tokens.customer)]).toEqual([false, false]);
});

test("[SE-04] asking again and again keeps no session alive beyond its end", async () => {
  await db.$executeRaw`UPDATE "Session" SET "expiresAt" = now() + interval '1 second'`;
  await touch(customer.sessionId);
  expect(await alive(tokens.customer)).toBe(true);
  await db.$executeRaw`UPDATE "Session" SET "expiresAt" = "expiresAt" - interval '2 seconds'`;
  await touch(customer.sessionId);
  expect(await alive(tokens.customer)).toBe(false);
});

test("[SE-06] whoever is disabled, or whose epoch was raised, is nobody at once", async () => {
  await dismiss(manager);
  expect(await alive(tokens.manager)).toBe(false);
  await db.user.update({ where: { id: customer.id }, data: { securityEpoch: { increment: 1 } } });
  expect(await alive(tokens.customer)).toBe(false);
});

test("[SE-06] a changed role is the role of the next request", async () => {
  await db.user.update({ where: { id: manager.id }, data: { role: "ADMIN" } });
  expect(await findLiveSession(tokens.manager)).toMatchObject({ role: "ADMIN" });
});

test("[AU-12] half a session is nobody's", async () => {
  await db.session.updateMany({ data: { stage: "PASSWORD" } });
  expect([await alive(tokens.manager), await alive(tokens.customer)]).toEqual([false, false]);
});

test("[SE-08] a factor is fresh for five minutes", async () => {
  const shown = (seconds: number) =>
    db.$executeRaw`UPDATE "Session" SET "factorAt" = now() - ${seconds}::int * interval '1 second'`;
  await shown(295);
  expect(await findLiveSession(tokens.manager)).toMatchObject({ fresh: true });
  await shown(301);
  expect(await findLiveSession(tokens.manager)).toMatchObject({ fresh: false });
  await db.session.updateMany({ data: { factorAt: null } });
  expect(await findLiveSession(tokens.manager)).toMatchObject({ fresh: false });
});

test("[SE-07] the sessions elsewhere end, this one and other people's stay", async () => {
  const elsewhere = await giveSession({ id: customer.id, sessionId: crypto.randomUUID() });
  expect(await transaction((tx) => endOtherSessions(tx, customer, "ended by owner"))).toBe(1);
  expect([await alive(elsewhere), await alive(tokens.customer), await alive(tokens.manager)]).toEqual([
    false,
    true,
    true,
  ]);
});

test("[SE-07] all sessions of a person end, also one that is being opened with what was valid before", async () => {
  const { securityEpoch } = await db.user.findUniqueOrThrow({ where: { id: customer.id } });
  expect(await transaction((tx) => endAllSessions(tx, customer.id, "account changed"))).toBe(1);
  const opened = await giveSession({ id: customer.id, sessionId: crypto.randomUUID() });
  await db.session.updateMany({ where: { tokenHash: hashToken(opened) }, data: { securityEpoch } });
  expect([await alive(tokens.customer), await alive(opened)]).toEqual([false, false]);
});

test("[SE-07] a person's list has the present session first and says only what an address says by itself", async () => {
  await giveSession({ id: customer.id, sessionId: crypto.randomUUID() });
  const list = await listSessions(customer);
  expect(list.map(({ present, place, device }) => ({ present, place, device }))).toEqual([
    { present: true, place: "thisComputer", device: "test" },
    { present: false, place: "thisComputer", device: "test" },
  ]);
});

test.each([
  ["127.0.0.1", "thisComputer"],
  ["0:0:0:0::/64", "thisComputer"],
  ["192.168.1.7", "localNetwork"],
  ["172.20.0.3", "localNetwork"],
  ["172.32.0.3", "internet"],
  ["fd00:1:2:3::/64", "localNetwork"],
  ["2001:db8:1:2::/64", "internet"],
  ["203.0.113.7", "internet"],
])("%s is called %s", (address, place) => {
  expect(placeOf(address)).toBe(place);
});
