import { availableParallelism } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { checkPassword, wrapPassword } from "@/lib/auth/password";
import { signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db";
import { passwordKey } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";
import { aCustomer } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";
import { aVisitor } from "@/tests/support/visitor";

const id = "01900000-0000-7000-8000-000000000001";

test("[AU-03] passwords lie as Argon2id in PHC form, with at least OWASP's work", async () => {
  const hash = open(
    passwordKey(),
    { table: "Credential", column: "wrapped", row: id },
    await wrapPassword(id, password),
  );
  const [, memory, , passes] = /^\$argon2id\$v=19\$m=(\d+),(p=1),t=(\d+)\$[\w+/]{22}\$[\w+/]{43}$/.exec(hash) ?? [];
  expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
  expect(Number(passes)).toBeGreaterThanOrEqual(2);
});

test("[AU-03] of two hundred checks at once a bounded number waits, the others are asked to come again", async () => {
  const wrapped = await wrapPassword(id, password);
  const checks = Array.from({ length: 200 }, () => checkPassword(id, wrapped, password));
  const results = await Promise.allSettled(checks);
  const done = results.filter(({ status }) => status === "fulfilled");
  expect(done).toHaveLength(availableParallelism() + 50);
  expect(results.filter((result) => result.status === "rejected" && result.reason.code === "signIn.busy")).toHaveLength(
    200 - done.length,
  );
  expect((await checkPassword(id, wrapped, password)).fits).toBe(true);
}, 90_000);

test("[AU-09] whoever came when too many were signing in has guessed nothing", async () => {
  const email = "busy@example.com";
  await givePassword((await aCustomer({ email })).id);
  const wrapped = await wrapPassword(id, password);
  let over = false;
  const comesAgain = async () => {
    while (!over) await checkPassword(id, wrapped, password).catch(() => wait(1));
  };
  const crowd = Promise.all(Array.from({ length: 200 }, comesAgain));
  try {
    await expect(signIn(aVisitor(), { email, password, next: null })).rejects.toMatchObject({ code: "signIn.busy" });
  } finally {
    over = true;
  }
  await crowd;
  expect(await db.guessing.findFirstOrThrow()).toMatchObject({ rung: 0, inRow: 0 });
  expect(await signIn(aVisitor(), { email, password, next: null })).toMatchObject({ stage: "FULL" });
}, 90_000);
