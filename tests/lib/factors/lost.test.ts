import { beforeEach, expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import { exactText, hashOf } from "@/lib/approvals/rules";
import { settleProposals } from "@/lib/approvals/settle";
import type { Admin, Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { findFactors } from "@/lib/factors/queries";
import { reportLost } from "@/lib/factors/report-lost";
import { giveTotp } from "@/tests/support/factors";
import { aCustomer, anAdmin } from "@/tests/support/make";
import { giveSession } from "@/tests/support/session";

let customer: Customer;
let proposer: Admin;

beforeEach(async () => {
  customer = await aCustomer();
  proposer = await anAdmin();
  await giveSession(customer);
  await giveTotp(customer);
  await db.mail.deleteMany();
});

const report = (personId = customer.id) => reportLost(proposer, { personId, reason: "网点核对了身份证原件" });
const left = async () => (await findFactors(customer)).totp !== null;
const fingerprint = async (id: string) => ({
  proposalId: id,
  fingerprint: (await db.proposal.findUniqueOrThrow({ where: { id } })).contentHash,
});

/** The same report, made so many hours ago: a proposal itself never changes. */
async function ago(hours: number) {
  const { id: _, ...made } = await db.proposal.findFirstOrThrow({ orderBy: { id: "asc" } });
  const earlier = (at: Date | null) => at && new Date(at.getTime() - hours * 3_600_000);
  const asked = JSON.parse(made.content);
  const content = exactText({ ...asked, notBefore: earlier(new Date(asked.notBefore))?.toISOString() });
  const contentHash = hashOf(made.kind, content);
  const takesEffectAt = earlier(made.takesEffectAt);
  return (await db.proposal.create({ data: { ...made, content, contentHash, takesEffectAt } })).id;
}

test("[AU-16] lost factors go after a second administrator's consent and a day; the owner is told both times", async () => {
  const second = await anAdmin();
  const { id: first, alone } = await report();
  expect(alone).toBe(false);
  expect(await db.mail.count({ where: { userId: customer.id, template: "FACTORS_REPORTED_LOST" } })).toBe(1);
  await expect(approve(second, await fingerprint(first))).rejects.toMatchObject({
    code: "factor.lossWaits",
    values: { hours: 24 },
  });
  expect(await left()).toBe(true);

  await approve(second, await fingerprint(await ago(24)));
  expect(await findFactors(customer)).toEqual({ totp: null, passkeys: [], codesLeft: 0 });
  expect((await db.session.findUniqueOrThrow({ where: { id: customer.sessionId } })).endedReason).toBe(
    "factor changed",
  );
  expect(await db.mail.count({ where: { userId: customer.id, template: "FACTOR_REMOVED" } })).toBe(1);
  expect(await db.operationLogEntry.count({ where: { action: "factor.removed", subjectId: customer.id } })).toBe(1);
});

test("[AU-16] whoever reports it cannot approve it", async () => {
  await anAdmin();
  await report();
  await expect(approve(proposer, await fingerprint(await ago(24)))).rejects.toMatchObject({ code: "approval.own" });
});

test("[AU-16] the owner's sign-in since the report shows that nothing is lost", async () => {
  const second = await anAdmin();
  await report();
  const id = await ago(23);
  const attempt = { userId: customer.id, emailIndex: "x", address: "", device: "", outcome: "SUCCEEDED" as const };
  await db.signIn.create({ data: attempt });
  await expect(approve(second, await fingerprint(id))).rejects.toMatchObject({ code: "factor.notLost" });
  expect(await left()).toBe(true);
});

test("[AU-16] with one administrator alone three days go by", async () => {
  expect((await report()).alone).toBe(true);
  await ago(71);
  await settleProposals();
  expect(await left()).toBe(true);
  await ago(72);
  await settleProposals();
  expect(await left()).toBe(false);
});

test("where there is no factor, none can be lost", async () => {
  await expect(report((await aCustomer()).id)).rejects.toMatchObject({ code: "factor.missing" });
});

test("an administrator without the right reports nothing", async () => {
  const auditor = await anAdmin({ template: "auditor" });
  const asked = reportLost(auditor, { personId: customer.id, reason: "没有权限的报告" });
  await expect(asked).rejects.toMatchObject({ code: "right.missing" });
});
