import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { decide } from "@/lib/reviews/decide";
import { open } from "@/lib/vault/seal";
import { aCase, approval, rejection, request, tracesOf } from "@/tests/support/judgements";
import { aManager, keyOf } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";

test("an approval grants the limit, gives the customer number and is traced, logged and mailed once", async () => {
  const made = await aCase();
  const { manager } = made;

  expect(await decide(manager, approval(made, 1_500_000n))).toBe("APPROVED");

  const { application, customer, decisions, steps, entries, mails } = await tracesOf(made);
  expect(application).toMatchObject({
    status: "APPROVED",
    grantedLimit: 1_500_000n,
    version: 2,
    managerId: manager.id,
  });
  expect(application.decidedAt).not.toBeNull();
  expect(customer.number).toMatch(/^C\d{8}$/);
  expect(decisions).toMatchObject([{ step: "FIRST", outcome: "APPROVE", onVersion: 1, round: 1, limit: 1_500_000n }]);
  expect(steps).toMatchObject([{ kind: "approved", actorId: manager.id, facts: { limit: "1500000" } }]);
  expect(entries).toMatchObject([
    {
      action: "application.approved",
      actorId: manager.id,
      subjectId: made.customerId,
      detail: { limit: "1500000", customerNumber: customer.number },
    },
  ]);
  expect(mails).toMatchObject([{ template: "APPLICATION_APPROVED", facts: { applicationId: made.id } }]);
});

test("the opinion is kept sealed under the customer's key", async () => {
  const made = await aCase();
  const { manager } = made;
  await decide(manager, approval(made));

  const [decision] = (await tracesOf(made)).decisions;
  const place = { table: "Decision", column: "opinionSealed", row: decision!.id };
  expect(decision!.opinionSealed).not.toContain("收入稳定");
  expect(open(await keyOf(made.customerId), place, decision!.opinionSealed)).toBe(approval(made).opinion);
});

test("a second approval of the same customer keeps the customer number", async () => {
  const manager = await aManager();
  const first = await aCase({ manager });
  await decide(manager, approval(first));
  const { customer } = await tracesOf(first);
  const second = await aCase({ manager, customer: first.customer, productCode: "GOLD" });

  await decide(manager, approval(second, 2_000_000n));

  expect((await tracesOf(second)).customer).toEqual(customer);
});

test("a rejection keeps its reasons in order and welcomes a new application at once", async () => {
  const made = await aCase();
  const { manager } = made;

  expect(await decide(manager, rejection(made))).toBe("REJECTED");

  const { application, customer, decisions, steps, entries, mails } = await tracesOf(made);
  expect(application).toMatchObject({ status: "REJECTED", grantedLimit: null, version: 2 });
  expect(application.reapplyFrom).toEqual(application.decidedAt);
  expect(customer.number).toBeNull();
  const reasons = ["REPAYMENTS_HIGH", "JOB_TOO_RECENT"];
  expect(decisions).toMatchObject([{ outcome: "REJECT", limit: null, reasons }]);
  expect(steps).toMatchObject([{ kind: "rejected", facts: { reasons } }]);
  expect(entries).toMatchObject([{ action: "application.rejected", detail: { reasons } }]);
  expect(mails).toMatchObject([{ template: "APPLICATION_REJECTED" }]);
});

test("where the product sets a wait, a new application is welcome from the morning after it", async () => {
  const manager = await aManager();
  const made = await aCase({ manager, productCode: "DRIVER" });
  await asOwner(`update "CardProduct" set "reapplyAfterDays" = 30 where code = 'DRIVER'`);

  await decide(manager, rejection(made));
  await asOwner(`update "CardProduct" set "reapplyAfterDays" = 0 where code = 'DRIVER'`);

  const { reapplyFrom, decidedAt } = (await tracesOf(made)).application;
  const days = (reapplyFrom!.getTime() - decidedAt!.getTime()) / 86_400_000;
  expect(days).toBeGreaterThan(29);
  expect(days).toBeLessThanOrEqual(30);
  expect(reapplyFrom!.toISOString()).toMatch(/T16:00:00\.000Z$/);
});

test("a return names fields and documents, tells the customer why and keeps the manager", async () => {
  const made = await aCase();
  const { manager } = made;

  expect(await decide(manager, request(made))).toBe("RETURNED");

  const { application, decisions, steps, entries, mails } = await tracesOf(made);
  expect(application).toMatchObject({ status: "RETURNED", managerId: manager.id, decidedAt: null, version: 2 });
  expect(application.returnedAt).not.toBeNull();
  const [decision] = decisions;
  expect(decision).toMatchObject({
    outcome: "RETURN",
    fieldsAsked: ["monthlyIncome"],
    documentsAsked: ["INCOME_PROOF"],
  });
  const place = { table: "Decision", column: "messageSealed", row: decision!.id };
  expect(open(await keyOf(made.customerId), place, decision!.messageSealed!)).toBe(request(made).message);
  const detail = { fields: ["monthlyIncome"], documents: ["INCOME_PROOF"] };
  expect(steps).toMatchObject([{ kind: "returned", facts: detail }]);
  expect(entries).toMatchObject([{ action: "application.returned", detail }]);
  expect(mails).toMatchObject([{ template: "APPLICATION_RETURNED" }]);
});

test("a limit above the manager's authority waits for a second signature and tells the customer nothing", async () => {
  const manager = await aManager({ limitAuthority: 1_000_000n });
  const made = await aCase({ manager });

  expect(await decide(manager, approval(made, 1_000_100n))).toBe("SECOND_REVIEW");

  const { application, customer, decisions, steps, entries, mails } = await tracesOf(made);
  expect(application).toMatchObject({ status: "SECOND_REVIEW", grantedLimit: 1_000_100n, decidedAt: null });
  expect(customer.number).toBeNull();
  expect(decisions).toHaveLength(1);
  expect(steps).toMatchObject([{ kind: "sentForSecondSignature", facts: { limit: "1000100", profileVersion: 1 } }]);
  expect(entries).toMatchObject([{ action: "application.sentForSecondSignature", detail: { limit: "1000100" } }]);
  expect(mails).toEqual([]);
});

test("a product may demand a second signature whatever the limit", async () => {
  const manager = await aManager();
  const made = await aCase({ manager, productCode: "GLOBE" });
  expect(await decide(manager, approval(made, 1_000_000n))).toBe("SECOND_REVIEW");
});

test("the authority that counts is the database's, not the page's", async () => {
  const made = await aCase();
  const { manager } = made;
  await db.user.update({ where: { id: manager.id }, data: { limitAuthority: 0n } });
  expect(await decide(manager, approval(made))).toBe("SECOND_REVIEW");
});
