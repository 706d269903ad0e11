import { expect, test } from "vitest";
import { findApplication } from "@/lib/applications/follow";
import { findDraft, listApplications } from "@/lib/applications/queries";
import { aCompleteDraft, aCustomer, aDraft, anApplication } from "@/tests/support/make";

test("a customer sees the own draft with its card and documents, and until when it is kept", async () => {
  const customer = await aCustomer();
  expect(await findDraft(customer)).toBeNull();
  const { id } = await aCompleteDraft(customer);
  const draft = (await findDraft(customer))!;
  expect(draft).toMatchObject({ id, productCode: "STANDARD", product: { annualRate: 1825 }, profileVersion: 1 });
  expect(draft.documents.map(({ kind }) => kind)).toEqual(["ID_FRONT", "ID_BACK", "INCOME_PROOF"]);
  expect(draft.keptUntil.getTime() - draft.savedAt.getTime()).toBe(30 * 24 * 3_600_000);
  expect(await findDraft(await aCustomer())).toBeNull();
});

test("a customer's list holds what was sent, newest first, and nobody else's", async () => {
  const customer = await aCustomer();
  const older = await anApplication({ customer, status: "REJECTED", submittedAt: new Date("2026-03-12T12:41:00Z") });
  const newer = await anApplication({ customer });
  await aDraft(customer);
  await anApplication();
  expect((await listApplications(customer)).map(({ id }) => id)).toEqual([newer.id, older.id]);
});

test("requirement 4 on one page: the five dates, the state, the manager with the staff number", async () => {
  const { id, customer, manager } = await anApplication({ status: "APPROVED", grantedLimit: 2_000_000n });
  const found = (await findApplication(customer, id))!;
  expect(found).toMatchObject({
    registeredAt: customer.registeredAt,
    lastSignInAt: customer.previousSignInAt,
    status: "APPROVED",
    approvedAt: found.decidedAt,
    grantedLimit: 2_000_000n,
    manager: { staffName: "王敏", staffNumber: manager!.staffNumber, branch: "西湖支行" },
  });
  expect(found.submittedAt).toBeInstanceOf(Date);
  expect(found.events.map(({ kind }) => kind)).toEqual(["submitted", "claimed", "approved"]);
});

test("a rejection shows its reasons in order; other states show none", async () => {
  const reasons = ["REPAYMENTS_HIGH", "JOB_TOO_RECENT"];
  const { id, customer } = await anApplication({ status: "REJECTED", reasons });
  expect(await findApplication(customer, id)).toMatchObject({ reasons, approvedAt: null, grantedLimit: null });
  const open = await anApplication({ customer });
  expect(await findApplication(customer, open.id)).toMatchObject({ reasons: [], asked: null });
});

test("a returned application says what is asked, in the manager's words", async () => {
  const asking = {
    fieldsAsked: ["monthlyIncome"],
    documentsAsked: ["INCOME_PROOF" as const],
    message: "请补充近三个月流水",
  };
  const { id, customer } = await anApplication({ status: "RETURNED", ...asking });
  expect((await findApplication(customer, id))!.asked).toEqual({
    fields: ["monthlyIncome"],
    documents: ["INCOME_PROOF"],
    message: "请补充近三个月流水",
  });
});

test("the opinion and a limit that is only proposed never leave the bank", async () => {
  const { id, customer } = await anApplication({ status: "SECOND_REVIEW", grantedLimit: 7_777_700n });
  const found = await findApplication(customer, id);
  expect(found).toMatchObject({ grantedLimit: null });
  const text = JSON.stringify(found, (_, value) => (typeof value === "bigint" ? String(value) : value));
  expect(text).not.toMatch(/7777700|opinion|v1\./);
});

test.each(["", "x", "1' or 1=1", "00000000-0000-7000-8000-000000000000", "9".repeat(5_000)])(
  "the id %s finds nothing",
  async (id) => {
    expect(await findApplication(await aCustomer(), id)).toBeNull();
  },
);

test("another's application and a draft are not found", async () => {
  const customer = await aCustomer();
  const { id } = await anApplication();
  expect(await findApplication(customer, id)).toBeNull();
  expect(await findApplication(customer, (await aDraft(customer)).id)).toBeNull();
});
