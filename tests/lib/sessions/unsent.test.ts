import { expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { findUnsent, keepUnsent } from "@/lib/sessions/unsent";
import { aCustomer } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";

const typed = { path: "/profile/income", values: { monthlyIncome: "12345" } };
const change = (actor: Actor, data: Parameters<typeof db.session.updateMany>[0]["data"]) =>
  db.session.updateMany({ where: { userId: actor.id }, data });

test("what came too late is there for its owner on its page, for an hour, and lies sealed", async () => {
  const [customer, other] = [await aCustomer(), await aCustomer()];
  const token = await giveSession(customer);
  expect(await keepUnsent(token, typed)).toBe(true);
  expect(await findUnsent(customer, "/profile/income")).toEqual(typed.values);
  expect(await findUnsent(customer, "/profile/debts")).toBeNull();
  expect(await findUnsent(other, "/profile/income")).toBeNull();
  const { unsentSealed } = await db.session.findFirstOrThrow({
    where: { userId: customer.id },
    select: { unsentSealed: true },
  });
  expect(unsentSealed).not.toContain("12345");
  await change(customer, { unsentAt: new Date(Date.now() - 3_700_000) });
  expect(await findUnsent(customer, "/profile/income")).toBeNull();
});

test("nothing is kept for a sign-in that somebody ended, or that nobody knows", async () => {
  const customer = await aCustomer();
  const token = await giveSession(customer);
  await change(customer, { endedAt: new Date() });
  expect(await keepUnsent(token, typed)).toBe(false);
  await change(customer, { endedAt: null, lastSeenAt: new Date(Date.now() - 25 * 3_600_000) });
  expect(await keepUnsent(token, typed)).toBe(false);
  expect(await keepUnsent("nobody's", typed)).toBe(false);
});
