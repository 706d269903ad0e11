import { randomUUIDv7 } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { endOwnOthers, endOwnSession } from "@/lib/sessions/end-own";
import { listSessions } from "@/lib/sessions/queries";
import { aCustomer, aManager } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";

let person: Actor;
const another = async (of: Actor) => {
  const sessionId = randomUUIDv7();
  await giveSession({ id: of.id, sessionId });
  return sessionId;
};
const alive = async () =>
  (await db.session.findMany({ where: { endedAt: null }, select: { id: true } })).map(({ id }) => id);
const logged = (action: string) => db.operationLogEntry.count({ where: { action, actorId: person.id } });

beforeEach(async () => {
  person = await aCustomer();
  await giveSession(person);
});

test("[SE-07] a person sees the own sessions and ends one of them", async () => {
  const other = await another(person);
  await another(await aManager());
  const shown = await listSessions(person);
  expect(shown.map(({ id, present }) => [id, present])).toEqual([
    [person.sessionId, true],
    [other, false],
  ]);
  await endOwnSession(person, { id: other });
  expect(await alive()).not.toContain(other);
  expect((await listSessions(person)).map(({ id }) => id)).toEqual([person.sessionId]);
  expect(await logged("session.endedElsewhere")).toBe(1);
});

test("[SE-07] all others end at once, the present one stays", async () => {
  for (let device = 0; device < 3; device += 1) await another(person);
  expect(await endOwnOthers(person)).toBe(3);
  expect(await alive()).toEqual([person.sessionId]);
  expect((await listSessions(person)).map(({ id }) => id)).toEqual([person.sessionId]);
  expect(await logged("session.othersEnded")).toBe(1);
});

test("[AZ-02] the session of somebody else, one that is over and one that never was get the same answer", async () => {
  const foreign = await another(await aManager());
  const over = await another(person);
  await endOwnSession(person, { id: over });
  for (const id of [foreign, over, randomUUIDv7()])
    await expect(endOwnSession(person, { id })).rejects.toMatchObject({ code: "session.missing" });
  expect(await alive()).toContain(foreign);
});

test("the present session is ended by signing out", async () => {
  await expect(endOwnSession(person, { id: person.sessionId })).rejects.toMatchObject({ code: "session.present" });
});

test("of two who end one session at once, one does", async () => {
  const other = await another(person);
  const results = await Promise.allSettled([
    endOwnSession(person, { id: other }),
    endOwnSession(person, { id: other }),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await logged("session.endedElsewhere")).toBe(1);
});
