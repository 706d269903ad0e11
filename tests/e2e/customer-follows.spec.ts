import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { aPdf } from "@/tests/support/files";
import { aCustomer, aDocument, aManager, anApplication } from "@/tests/support/make";
import { admit } from "@/tests/support/sign-in";

type Changes = Parameters<typeof anApplication>[0];

async function withApplication(context: BrowserContext, changes: Changes) {
  const customer = await aCustomer({ email: `follower-${crypto.randomUUID()}@example.com` });
  const manager = await aManager({ email: `manager-${crypto.randomUUID()}@bank.test` });
  const application = await anApplication({ customer, manager, ...changes });
  await admit(context, customer.id);
  return { ...application, manager };
}

/** What went with the application before it was returned: it is asked for anew, and does not stand for the new one. */
async function sentBefore(customer: Customer, applicationId: string) {
  const { id } = await aDocument(customer, applicationId, "INCOME_PROOF");
  const uploadedAt = new Date("2026-01-01T00:00:00Z");
  await db.document.update({ where: { id }, data: { uploadedAt }, select: { id: true } });
}

const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "需要修改" });

test("requirement 4 on one page: dates, state, manager and staff number @nojs @phone", async ({ context, page }) => {
  const submittedAt = new Date("2026-11-18T01:12:00Z");
  const { id, manager } = await withApplication(context, { status: "APPROVED", grantedLimit: 2_500_000n, submittedAt });
  await page.goto(`/applications/${id}`);
  const dates = page.getByRole("region", { name: "日期" });
  for (const [label, value] of [
    ["注册日期", "2026-03-02"],
    ["上次登录", "2026-11-19 21:14"],
    ["申请日期", "2026-11-18"],
    ["审核状态", "已通过"],
    ["通过日期", /20\d\d-\d\d-\d\d/],
  ] as const)
    await expect(dates.locator("div", { hasText: label })).toContainText(value);
  await expect(page.getByRole("region", { name: "负责的客户经理" })).toContainText(`王敏，工号 ${manager.staffNumber}`);
  await expect(page.locator("main")).toContainText("¥25,000.00");
});

test("a late application says so and whom to call", async ({ context, page }) => {
  const { id } = await withApplication(context, { dueAt: new Date(Date.now() - 86_400_000) });
  await page.goto(`/applications/${id}`);
  await expect(page.locator("main")).toContainText("现在晚了，对不起");
  await expect(page.locator("main")).toContainText("已超过期限");
});

test("a rejection shows its reasons in order, and applying again shows what was changed @nojs @phone", async ({
  context,
  page,
}) => {
  const reasons = ["REPAYMENTS_HIGH", "JOB_TOO_RECENT"];
  const { id, customer } = await withApplication(context, { status: "REJECTED", productCode: "GOLD", reasons });
  await page.goto(`/applications/${id}`);
  await expect(page.getByRole("region", { name: "原因" }).getByRole("listitem")).toHaveText([
    /已有还款占月收入的比例高.*会有帮助/s,
    /现单位工作时间短.*会有帮助/s,
  ]);
  await page.getByRole("button", { name: "沿用上次的答案，再次申请" }).click();
  await expect(page.getByRole("heading", { name: "申请金卡" })).toBeVisible();

  await page.goto("/apply/debts");
  await page.getByLabel("每月固定还款").fill("200");
  await page.getByRole("button", { name: "保存并继续" }).click();
  await expect(page.getByRole("heading", { name: "上传材料" })).toBeVisible();
  const draft = await db.application.findFirstOrThrow({ where: { customerId: customer.id, status: "DRAFT" } });
  for (const kind of ["ID_FRONT", "ID_BACK", "INCOME_PROOF"] as const) await aDocument(customer, draft.id, kind);

  await page.goto("/apply/check");
  await expect(page.getByRole("region", { name: "与上次申请相比" })).toContainText(/每月固定还款.*¥1,000.00.*¥200.00/s);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByRole("link", { name: "查看申请进度" }).click();
  await expect(page.locator("main")).toContainText("等待客户经理受理");
  await page.goto(`/applications/${id}`);
  await expect(page.getByRole("region", { name: "可以再次申请的日期" })).toContainText("您已再次申请");
});

test("before its day a new application is not offered, and the day is named @nojs", async ({ context, page }) => {
  const reapplyFrom = new Date("2999-12-31T16:00:00Z");
  const { id } = await withApplication(context, { status: "REJECTED", reapplyFrom, reasons: ["INCOME_LOW"] });
  await page.goto(`/applications/${id}`);
  await expect(page.getByRole("region", { name: "可以再次申请的日期" })).toContainText("3000年1月1日起");
  await expect(page.getByRole("button", { name: /再次申请/ })).toHaveCount(0);
});

test("a correction asks exactly what the manager asked, and goes back to the manager @nojs @phone", async ({
  context,
  page,
}) => {
  const { id, customer, manager } = await withApplication(context, {
    status: "RETURNED",
    fieldsAsked: ["monthlyIncome", "requestedLimit"],
    documentsAsked: ["INCOME_PROOF"],
    message: "所填月收入与流水不一致，请核对。",
  });
  await sentBefore(customer, id);
  await page.goto(`/applications/${id}`);
  await expect(page.locator("main")).toContainText("所填月收入与流水不一致");
  await page.getByRole("link", { name: "开始补充" }).click();

  await page.getByRole("link", { name: /^修改.*平均每月税后收入/ }).click();
  await expect(page.getByLabel("收入的主要来源")).toHaveCount(0);
  await page.getByLabel("平均每月税后收入").fill("9500");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("link", { name: /^修改.*期望的额度/ }).click();
  await page.getByLabel("期望的额度").fill("15000");
  await page.getByRole("button", { name: "保存", exact: true }).click();

  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "发送补充的资料" }).click();
  await expect(summary(page)).toContainText("还没有上传");
  await page.getByRole("link", { name: /^去上传.*收入证明/ }).click();
  const section = page.getByRole("region", { name: "收入证明" });
  const papers = { name: "slips.pdf", mimeType: "application/pdf", buffer: aPdf({}) };
  await section.getByLabel("选择文件").setInputFiles(papers);
  await section.getByRole("button", { name: "上传" }).click();
  await page.getByRole("link", { name: "继续" }).click();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "发送补充的资料" }).click();

  await expect(page.getByRole("status")).toHaveText("已收到您补充的资料，审核继续。");
  await expect(page.locator("main")).toContainText("核对您补充的内容");
  expect(await db.application.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "IN_REVIEW",
    round: 2,
    managerId: manager.id,
    customerId: customer.id,
  });
  await page.goto(`/applications/${id}/record`);
  await expect(page.locator("main")).toContainText("这一次更正了：期望的额度、平均每月税后收入");
});

test("an application is withdrawn after asking, and only before it is decided @nojs", async ({ context, page }) => {
  const { id, customer } = await withApplication(context, { status: "IN_REVIEW" });
  await page.goto(`/applications/${id}/withdraw`);
  const other = await context.newPage();
  await other.goto(`/applications/${id}/withdraw`);
  await page.getByRole("button", { name: "撤回申请" }).click();
  await expect(page.getByRole("status")).toHaveText("申请已撤回。");
  await other.getByRole("button", { name: "撤回申请" }).click();
  await expect(other.getByRole("status")).toHaveText("申请已撤回。");

  const decided = await anApplication({ customer, productCode: "GOLD", status: "IN_REVIEW" });
  await page.goto(`/applications/${decided.id}/withdraw`);
  await db.application.update({
    where: { id: decided.id },
    data: { status: "REJECTED", decidedAt: new Date(), version: { increment: 1 } },
    select: { id: true },
  });
  await page.getByRole("button", { name: "撤回申请" }).click();
  await expect(page.locator("main")).toContainText(/这份申请已有决定|未通过/);
});

test("the record of what was sent shows only the ends of numbers @nojs", async ({ context, page }) => {
  const { id, customer } = await withApplication(context, {});
  await page.goto(`/applications/${id}/record`);
  await expect(page.locator("main")).toContainText("**************");
  await expect(page.locator("main")).not.toContainText(/\d{15}/);
  await expect(page.locator("main")).toContainText(customer.name);
});
