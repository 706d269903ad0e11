import { expect, test } from "vitest";
import { confirmEmail } from "@/lib/auth/confirm-email";
import { mintLink, redeemLink } from "@/lib/auth/links";
import { register } from "@/lib/customers/register";
import { db, transaction } from "@/lib/db";
import { aVisitor } from "@/tests/support/visitor";

async function registered() {
  await register(aVisitor(), {
    email: "new@example.com",
    mobile: "13912345678",
    password: "a sentence nobody guesses",
    consent: true,
  });
  const { id } = await db.user.findFirstOrThrow();
  return id;
}
const mint = (id: string) => transaction((tx) => mintLink(tx, id, "CONFIRM_EMAIL"));

test("[AU-07] only the hash of a link is kept", async () => {
  const token = await mint(await registered());
  expect(token).toMatch(/^[\w-]{43}$/);
  expect((await db.oneTimeLink.findFirstOrThrow()).tokenHash).not.toContain(token);
});

test("[AU-07] of twenty people opening one link at once, one succeeds", async () => {
  const token = await mint(await registered());
  const tries = Array.from({ length: 20 }, () => confirmEmail(aVisitor(), { token }));
  const results = await Promise.allSettled(tries);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.operationLogEntry.count({ where: { action: "account.confirmed" } })).toBe(1);
});

test("[AU-07] a newer link voids the earlier one", async () => {
  const id = await registered();
  const earlier = await mint(id);
  await mint(id);
  await expect(confirmEmail(aVisitor(), { token: earlier })).rejects.toMatchObject({ code: "link.expired" });
});

test("[AU-07] a link ends by the database's clock", async () => {
  const token = await mint(await registered());
  await db.$executeRaw`UPDATE "OneTimeLink" SET "expiresAt" = now() - interval '1 second'`;
  await expect(confirmEmail(aVisitor(), { token })).rejects.toMatchObject({ code: "link.expired" });
});

test("a link for one purpose does not serve another", async () => {
  const token = await mint(await registered());
  await expect(transaction((tx) => redeemLink(tx, "ACTIVATE", token))).rejects.toMatchObject({ code: "link.expired" });
});

test("[AU-07] its first use is a link's last, whatever it opens", async () => {
  const token = await mint(await registered());
  const redeem = () => transaction((tx) => redeemLink(tx, "CONFIRM_EMAIL", token));
  const results = await Promise.allSettled(Array.from({ length: 10 }, redeem));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
