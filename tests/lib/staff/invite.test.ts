import { expect, test } from "vitest";
import { mintLink } from "@/lib/auth/links";
import { signIn } from "@/lib/auth/sign-in";
import { db, transaction } from "@/lib/db";
import { activate } from "@/lib/staff/activate";
import { inviteStaff } from "@/lib/staff/invite";
import { inviteFirstAdministrator } from "@/lib/staff/invite-first";
import { anAdmin } from "@/tests/support/make";
import { aVisitor } from "@/tests/support/visitor";

const invitation = {
  role: "MANAGER" as const,
  name: "王敏",
  email: "wang@example.com",
  branch: "西湖支行",
  limitAuthority: 5_000_000n,
  reason: "",
};
const password = "a sentence nobody guesses";

test("[AU-13] an invited manager has no password until the own link sets it", async () => {
  const admin = await anAdmin();
  const { id } = await inviteStaff(admin, invitation);
  expect(await db.credential.count({ where: { userId: id } })).toBe(0);
  expect(await db.mail.findFirstOrThrow()).toMatchObject({ userId: id, template: "ACTIVATE_STAFF", facts: {} });
  expect(await db.operationLogEntry.findFirstOrThrow()).toMatchObject({
    action: "staff.invited",
    actorId: admin.id,
    subjectId: id,
  });

  const token = await transaction((tx) => mintLink(tx, id, "ACTIVATE"));
  await activate(aVisitor(), { token, password });

  expect(await signIn(aVisitor(), { email: invitation.email, password, next: null })).toMatchObject({
    role: "MANAGER",
  });
});

test("[AU-13] an activation link works once", async () => {
  const { id } = await inviteStaff(await anAdmin(), invitation);
  const token = await transaction((tx) => mintLink(tx, id, "ACTIVATE"));
  await activate(aVisitor(), { token, password });
  await expect(activate(aVisitor(), { token, password: "another sentence entirely" })).rejects.toMatchObject({
    code: "link.expired",
  });
  await expect(
    signIn(aVisitor(), { email: invitation.email, password: "another sentence entirely", next: null }),
  ).rejects.toBeDefined();
});

test("an address that has an account is refused beside its field", async () => {
  const admin = await anAdmin();
  await inviteStaff(admin, invitation);
  await expect(inviteStaff(admin, invitation)).rejects.toMatchObject({ code: "staff.emailTaken", field: "email" });
  expect(await db.mail.count()).toBe(1);
});

test("[AU-13] the bank's shell invites the first administrator, and only the first", async () => {
  const first = await inviteFirstAdministrator("boss@example.com");
  const again = await inviteFirstAdministrator("boss@example.com");
  expect(first).toMatch(/^http:\/\/localhost:3000\/activate\/[\w-]{43}$/);
  const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";
  await expect(activate(aVisitor(), { token: tokenOf(first), password })).rejects.toMatchObject({
    code: "link.expired",
  });
  await activate(aVisitor(), { token: tokenOf(again), password });
  expect(await inviteFirstAdministrator("second@example.com")).toBeNull();
  expect(await inviteFirstAdministrator("not an address")).toBeNull();
});
