import { expect, test } from "vitest";
import { findAdvice } from "@/lib/advice/queries";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { findForReview, findToJudge } from "@/lib/reviews/queries";
import { aCase, approval, rejection, request } from "@/tests/support/judgements";
import { aCustomer, aManager, anApplication, aResidentId } from "@/tests/support/make";

const canary = { name: "欧阳金丝雀", documentNumber: aResidentId(), mobile: "13812345678" };
const email = "canary.bird@example.com";

const textOf = (shown: unknown) =>
  JSON.stringify(shown, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

async function seen(manager: Manager, id: string) {
  const shown = await findForReview(manager, id);
  if (!shown) throw new Error("nothing is shown");
  return shown;
}

test("no full number leaves the bank's rooms, not even to the holder", async () => {
  const made = await aCase({ customer: await aCustomer({ email, profile: canary }) });
  const text = textOf(await seen(made.manager, made.id));
  for (const secret of [canary.documentNumber, canary.mobile, email, "1990-01-01"]) expect(text).not.toContain(secret);
  expect(text).toContain("138 **** 5678");
  expect(text).toContain(`339999********${canary.documentNumber.slice(-4)}`);
});

test("the holder reads name, address and employer, other managers do not", async () => {
  const made = await aCase({ customer: await aCustomer({ profile: canary }) });
  const holder = await seen(made.manager, made.id);
  expect(holder).toMatchObject({ reach: "holder", customer: { name: canary.name } });
  expect(holder.answers).toMatchObject({ line: "文三路 90 号 3 幢 201 室", employer: "西湖软件有限公司" });

  const other = await seen(await aManager(), made.id);
  const text = textOf(other);
  expect(other).toMatchObject({ reach: "other", customer: { name: "欧***雀" } });
  for (const secret of [canary.name, "文三路", "西湖软件", canary.documentNumber.slice(1, -1)])
    expect(text).not.toContain(secret);
});

test("a draft, an unknown id and one's own application are nowhere", async () => {
  const manager = await aManager();
  const customer = await aCustomer();
  const draft = await db.application.create({ data: { customerId: customer.id }, select: { id: true } });
  expect(await findForReview(manager, draft.id)).toBeNull();
  expect(await findForReview(manager, "019aa000-0000-7000-8000-000000000000")).toBeNull();
  const { id } = await anApplication({ customer });
  expect(await findForReview({ ...manager, id: customer.id }, id)).toBeNull();
});

test("what the customer changed since sending is named with from, to and when; the answers stay frozen", async () => {
  const made = await aCase();
  const at = new Date("2026-11-19T02:32:00Z");
  await db.customer.update({ where: { id: made.customerId }, data: { monthlyIncome: 1_500_000n, version: 2 } });
  const change = { customerId: made.customerId, version: 2, section: "income", fields: ["monthlyIncome"], at };
  await db.profileChange.create({ data: { ...change, changesSealed: "-" } });

  const shown = await seen(made.manager, made.id);

  expect(shown.changesSince).toEqual([{ field: "monthlyIncome", from: 1_200_000n, to: 1_500_000n, at }]);
  expect(shown.answers.monthlyIncome).toBe(1_200_000n);
  expect(shown.customer.profileVersion).toBe(2);
});

test("the answers stand beside those of the application before, and what differs is named", async () => {
  const customer = await aCustomer();
  const submittedAt = new Date("2026-03-12T01:00:00Z");
  const before = await anApplication({
    customer,
    status: "REJECTED",
    productCode: "GOLD",
    submittedAt,
    reasons: ["INCOME_LOW"],
  });
  await db.customer.update({ where: { id: customer.id }, data: { monthlyIncome: 1_300_000n } });
  const made = await aCase({ customer });

  const { previous, changedFromPrevious, earlier } = await seen(made.manager, made.id);

  expect(previous).toMatchObject({ id: before.id, status: "REJECTED", answers: { productCode: "GOLD" } });
  expect(changedFromPrevious).toEqual(["productCode", "monthlyIncome"]);
  expect(earlier).toMatchObject([{ id: before.id, status: "REJECTED", reasons: ["INCOME_LOW"] }]);
});

test("customers who may be the same person are named by why, masked, the surest first", async () => {
  const documentNumber = aResidentId();
  const made = await aCase({
    customer: await aCustomer({ profile: { name: "周雨桐", documentNumber, mobile: "13900001111" } }),
  });
  const namesake = await aCustomer({ profile: { name: "周雨桐" } });
  const same = await aCustomer({ profile: { name: "周雨彤", documentNumber, mobile: "13900001111" } });
  await aCustomer({ profile: { name: "王小明" } });

  const { alike } = await seen(made.manager, made.id);

  expect(alike).toEqual([
    { id: same.id, number: null, name: "周*彤", why: ["document", "mobile"] },
    { id: namesake.id, number: null, name: "周*桐", why: ["nameAndBirth"] },
  ]);
});

test("the history tells every step with who, when and the opinion", async () => {
  const made = await aCase({ manager: await aManager({ limitAuthority: 0n }) });
  await decide(made.manager, approval(made));
  const second = await aManager();
  const sendBack = { applicationId: made.id, version: 2, outcome: "SEND_BACK" as const, opinion: "请核实收入后再签。" };
  await countersign(second, sendBack);
  await decide(made.manager, request({ ...made, version: 3 }));

  const { history } = await seen(made.manager, made.id);

  expect(history.map(({ kind, by, decision }) => [kind, by?.id, decision?.opinion])).toEqual([
    ["submitted", made.customerId, undefined],
    ["claimed", made.manager.id, undefined],
    ["sentForSecondSignature", made.manager.id, approval(made).opinion],
    ["sentBack", second.id, sendBack.opinion],
    ["returned", made.manager.id, request(made).opinion],
  ]);
  const asked = { fieldsAsked: ["monthlyIncome"], documentsAsked: ["INCOME_PROOF"], message: request(made).message };
  expect(history.at(-1)?.decision).toMatchObject({ ...asked, reasons: [], limit: null });
  expect(history[2]?.decision).toMatchObject({ fieldsAsked: [], documentsAsked: [], reasons: [], limit: 1_000_000n });
});

test("deeds are offered only to whom they belong now", async () => {
  const nothing = { claim: false, takeOver: false, release: false, transfer: false, decide: false, sign: false };
  const manager = await aManager({ limitAuthority: 1_000_000n });
  const waiting = await anApplication();
  expect((await seen(manager, waiting.id)).may).toEqual({ ...nothing, claim: true });

  const made = await aCase({ manager });
  expect((await seen(manager, made.id)).may).toEqual({ ...nothing, release: true, transfer: true, decide: true });
  expect((await seen(await aManager(), made.id)).may).toEqual({ ...nothing, takeOver: true });

  await decide(manager, approval(made, 2_000_000n));
  expect((await seen(manager, made.id)).may).toEqual(nothing);
  expect((await seen(await aManager({ limitAuthority: 1_900_000n }), made.id)).may).toEqual(nothing);
  const second = await seen(await aManager(), made.id);
  expect(second).toMatchObject({ reach: "holder", may: { ...nothing, sign: true } });
});

test("a decided case stays readable for whoever comes late", async () => {
  const made = await aCase();
  await decide(made.manager, rejection(made));
  expect(await findForReview(await aManager(), made.id)).toMatchObject({ status: "REJECTED", version: 2 });
});

test("a case and its advice read in one breath are those read one after the other, before and after a decision", async () => {
  const made = await aCase();
  for (const judged of [false, true]) {
    if (judged) await decide(made.manager, rejection(made));
    const found = await findToJudge(made.manager, made.id);
    expect(found?.shown).toEqual(await findForReview(made.manager, made.id));
    expect(found?.advice).toEqual(await findAdvice(made.manager, made.id));
    expect(found?.advice?.mark === null).toBe(judged);
  }
});
