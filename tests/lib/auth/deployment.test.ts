import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { wrapPassword } from "@/lib/auth/password";
import { originFits } from "@/lib/auth/same-origin";
import { enterByFirstTotp, prepareFirstTotp } from "@/lib/auth/second-factor";
import { signIn } from "@/lib/auth/sign-in";
import { redeemTicket } from "@/lib/auth/ticket";
import { hashToken } from "@/lib/auth/token";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { findWaitingTotp } from "@/lib/factors/queries";
import { removeTotp } from "@/lib/factors/remove-totp";
import { activate } from "@/lib/staff/activate";
import { inviteFirstAdministrator } from "@/lib/staff/invite-first";
import { passwordKey } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";
import { codeOf, entrantOf } from "@/tests/support/factors";
import { aCustomer } from "@/tests/support/make";
import { givePassword, usualPassword as password } from "@/tests/support/passwords";
import { aVisitor } from "@/tests/support/visitor";

const key = () => randomBytes(32).toString("base64");

beforeAll(() => {
  const keys = ["AUTH_SECRET", "DATA_KEY", "INDEX_KEY", "PASSWORD_KEY", "LOG_KEY"].map((name) => [name, key()]);
  Object.assign(process.env, {
    ...Object.fromEntries(keys),
    TRY_OUT: "0",
    SMTP_URL: "smtp://localhost:1",
    PASSWORD_COST: "production",
  });
  expect(env.TRY_OUT).toBe(false);
});

test("[AU-12][AU-13] in a deployment staff come in with a second factor from the first day, and keep one", async () => {
  const link = await inviteFirstAdministrator("boss@example.com");
  await activate(aVisitor(), { token: link?.split("/").at(-1) ?? "", password });
  const entry = await signIn(aVisitor(), { email: "boss@example.com", password, next: null });
  expect(entry.stage).toBe("PASSWORD");

  const half = await redeemTicket(entry.ticket);
  const { id: sessionId, userId: id } = await db.session.findFirstOrThrow();
  const actor = { ...aVisitor(), id, sessionId, role: "ADMIN" } as never;
  const entrant = await entrantOf(actor);
  await prepareFirstTotp(entrant);
  const { token } = await enterByFirstTotp(entrant, codeOf((await findWaitingTotp(entrant))!.secret));

  const whole = await db.session.findUniqueOrThrow({ where: { id: sessionId } });
  expect(whole).toMatchObject({ stage: "FULL", tokenHash: hashToken(token) });
  expect(whole.tokenHash).not.toBe(hashToken(half!));
  await expect(removeTotp(actor)).rejects.toMatchObject({ code: "factor.last" });
  expect(await db.totp.count()).toBe(1);
});

test("[AU-03] a deployment hashes with 64 MiB in three passes", async () => {
  const id = "01900000-0000-7000-8000-000000000001";
  const place = { table: "Credential", column: "wrapped", row: id };
  const hash = open(passwordKey(), place, await wrapPassword(id, password));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,p=1,t=3\$/);
});

test("[WB-01] a deployment has one origin, whatever host a request names with its own", () => {
  const ours = new URL(env.APP_URL).origin;
  expect(originFits(ours, "same-origin", new URL(ours).host)).toBe(true);
  for (const host of ["evil.example", "localhost:1", "127.0.0.1:3000"])
    expect(originFits(`http://${host}`, "same-origin", host), host).toBe(false);
});

test("customers are asked for the password alone until they add a factor", async () => {
  const customer = await aCustomer({ email: "customer@example.com" });
  await givePassword(customer.id);
  expect(await signIn(aVisitor(), { email: "customer@example.com", password, next: null })).toMatchObject({
    stage: "FULL",
  });
});
