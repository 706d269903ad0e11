import { beforeEach, expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db";
import { letPass } from "@/tests/support/clock";
import { aCustomer, dismiss } from "@/tests/support/make";
import { givePassword } from "@/tests/support/passwords";
import { aVisitor } from "@/tests/support/visitor";

const email = "known@example.com";
const letters = () => db.mail.findMany({ where: { template: "SIGN_IN_HELD" }, select: { userId: true } });
let id = "";

beforeEach(async () => {
  const customer = await aCustomer({ email });
  id = customer.id;
  await givePassword(id);
});

async function guess(times: number, at = email) {
  for (let time = 1; time <= times; time += 1) {
    const visitor = aVisitor({ address: `192.0.2.${time}` });
    await signIn(visitor, { email: at, password: `guess number ${time}`, next: null }).catch(() => {});
    await letPass(600);
  }
}

test("[AU-16] ten wrong guesses close the sign-in for half an hour, and the owner is told once", async () => {
  await guess(9);
  expect(await letters()).toEqual([]);
  await guess(1);
  expect(await letters()).toEqual([{ userId: id }]);
  await letPass(1_800);
  await guess(1);
  expect(await letters()).toHaveLength(1);
});

test("[AU-08] nobody is told of guesses at an address that is nobody's, or at a disabled account", async () => {
  await guess(10, "nobody@example.com");
  await db.user.findUniqueOrThrow({ where: { id }, select: { id: true } }).then((user) => dismiss(user as never));
  await guess(10);
  expect(await letters()).toEqual([]);
});
