import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { aPicture } from "@/tests/support/files";
import { aCompleteDraft, aCustomer, anApplication, aResidentId, aStranger } from "@/tests/support/make";
import { admit } from "@/tests/support/sign-in";

const address = () => `applicant-${crypto.randomUUID()}@example.com`;
const goOn = (page: Page) => page.getByRole("button", { name: "保存并继续" }).click();
const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "需要修改" });

async function asApplicant(context: BrowserContext): Promise<Customer> {
  const customer = await aCustomer({ email: address() });
  await admit(context, customer.id);
  return customer;
}

test("a newcomer applies from the first page to the number @nojs @phone", async ({ context, page }) => {
  const newcomer = await aStranger({ email: address() });
  await admit(context, newcomer.id);
  await page.goto("/apply?product=STANDARD");
  await page.getByRole("link", { name: "开始申请" }).click();

  await expect(page.getByRole("radio", { name: /^标准卡/ })).toBeChecked();
  await page.getByLabel("期望的额度").fill("５万");
  await goOn(page);
  await expect(summary(page)).toContainText("期望额度不能多于 30,000 元");
  await expect(page.getByLabel("期望的额度")).toHaveValue("５万");
  await page.getByLabel("期望的额度").fill("2 万");
  await goOn(page);

  await answerQuestions(page);
  await sendPapers(page);
  await page.goto("/apply");
  await page.getByRole("link", { name: "继续：核对、声明并提交" }).click();
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(summary(page)).toContainText("提交前请勾选声明");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "提交申请" }).click();

  await expect(page.getByRole("heading", { name: "申请已提交" })).toBeVisible();
  await expect(page).toHaveTitle(/^申请已提交/);
  await expect(page.locator("main")).toContainText(/XK\d{8}-\d{6}/);
  await page.reload();
  await page.getByRole("link", { name: "查看申请进度" }).click();
  await expect(page.locator("main")).toContainText("等待客户经理受理");
  expect(await db.application.count({ where: { customerId: newcomer.id } })).toBe(1);
});

async function answerQuestions(page: Page) {
  await page.getByLabel("姓名").fill("周雨桐");
  await page.getByLabel("居民身份证").check();
  await page.getByLabel("证件号码").fill(aResidentId());
  await goOn(page);
  await page.getByLabel("省份").selectOption({ label: "浙江省" });
  await page.getByLabel("城市和区县").fill("杭州市西湖区");
  await page.getByLabel("街道、门牌和房号").fill("文三路 90 号 3 幢 201 室");
  await goOn(page);
  await page.getByLabel("租住").check();
  await page.getByLabel("每月房租或房贷").fill("3000");
  await page.getByLabel("开始在此居住的月份").fill("2021-03");
  await page.getByLabel("最高学历").selectOption({ label: "本科" });
  await page.getByLabel("供养人数").fill("０");
  await goOn(page);
  await page.getByLabel("学生").check();
  await goOn(page);
  await page.getByLabel("平均每月税后收入").fill("1.2 万");
  await page.getByLabel("家庭支持").check();
  await goOn(page);
  await page.getByLabel("每月固定还款").fill("0");
  await page.getByLabel("其他银行的信用卡张数").fill("0");
  await goOn(page);
}

async function sendPapers(page: Page) {
  const buffer = await aPicture({});
  for (const kind of ["证件正面", "证件反面", "收入证明"]) {
    const section = page.getByRole("region", { name: kind });
    await section.getByLabel("选择文件").setInputFiles({ name: "paper.jpg", mimeType: "image/jpeg", buffer });
    await section.getByRole("button", { name: "上传" }).click();
    await expect(page.getByRole("region", { name: kind }).getByRole("listitem")).toHaveCount(1);
  }
}

test("an answer is changed from the check page, and the way leads back there @nojs", async ({ context, page }) => {
  await aCompleteDraft(await asApplicant(context));
  await page.goto("/apply/check");
  await page.getByRole("link", { name: /^修改.*平均每月税后收入/ }).click();
  await page.getByLabel("平均每月税后收入").fill("15000");
  await page.getByRole("button", { name: "保存并返回核对" }).click();
  await expect(page).toHaveURL(/\/apply\/check$/);
  await expect(page.locator("main")).toContainText("¥15,000.00");
});

test("a page can be saved to go on later, and the draft is there on another device @nojs", async ({
  browser,
  context,
  page,
}) => {
  const customer = await asApplicant(context);
  await page.goto("/apply/product");
  await page.getByRole("radio", { name: /^金卡/ }).check();
  await page.getByLabel("期望的额度").fill("20000");
  await page.getByRole("button", { name: "保存，稍后继续" }).click();
  await expect(page.getByRole("status")).toContainText("已保存");
  await expect(page.locator("main")).toContainText("金卡，20,000 元");

  const elsewhere = await browser.newContext();
  await admit(elsewhere, customer.id);
  const other = await elsewhere.newPage();
  await other.goto(new URL("/applications", page.url()).href);
  await expect(other.getByRole("region", { name: "未提交的草稿" })).toContainText("金卡");
  await elsewhere.close();
});

test("[CC-03] pressing send in two tabs sends one application @nojs", async ({ context, page }) => {
  const customer = await asApplicant(context);
  await aCompleteDraft(customer);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto("/apply/check");
    await tab.getByRole("checkbox").check();
  }
  const [first, second] = await Promise.all(
    [page, other].map(async (tab) => {
      await tab.getByRole("button", { name: "提交申请" }).click();
      await expect(tab.getByRole("heading", { name: "申请已提交" })).toBeVisible();
      return tab.url();
    }),
  );
  expect(first).toBe(second);
  expect(await db.submission.count({ where: { application: { customerId: customer.id } } })).toBe(1);
});

test("[CC-02] what was changed in another tab is shown before it is sent @nojs", async ({ context, page }) => {
  const customer = await asApplicant(context);
  await aCompleteDraft(customer);
  await page.goto("/apply/check");
  await db.customer.update({
    where: { id: customer.id },
    data: { monthlyIncome: 9_900_000n, version: { increment: 1 } },
    select: { id: true },
  });
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(summary(page)).toContainText("您的资料在您核对之后又有变化");
  await expect(page.locator("main")).toContainText("¥99,000.00");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("heading", { name: "申请已提交" })).toBeVisible();
});

test("[CC-02] a card chosen in another tab is not overwritten unseen @nojs", async ({ context, page }) => {
  await aCompleteDraft(await asApplicant(context));
  const other = await context.newPage();
  await other.goto("/apply/product");
  await page.goto("/apply/product");
  await page.getByLabel("期望的额度").fill("10000");
  await page.getByRole("button", { name: "保存，稍后继续" }).click();
  await expect(page.getByRole("status")).toContainText("已保存");
  await other.getByLabel("期望的额度").fill("20000");
  await goOn(other);
  await expect(summary(other)).toContainText("您在另一个窗口里改过这份申请");
  await expect(other.getByLabel("期望的额度")).toHaveValue("20000");
  await goOn(other);
  await expect(other.getByRole("heading", { name: "您的身份信息" })).toBeVisible();
});

test("a draft is thrown away after asking @nojs", async ({ context, page }) => {
  await aCompleteDraft(await asApplicant(context));
  await page.goto("/apply");
  await page.getByRole("link", { name: "删除草稿" }).click();
  await page.getByRole("button", { name: "删除草稿" }).click();
  await expect(page.getByRole("status")).toHaveText("草稿已删除。");
  await expect(page.locator("main")).toContainText("您还没有提交过申请");
});

test("[AZ-02] another's application is not found, on none of its pages @nojs", async ({ context, page }) => {
  await asApplicant(context);
  const { id } = await anApplication({ status: "RETURNED" });
  for (const path of ["", "/record", "/withdraw", "/correction", "/correction/income", "/correction/limit"]) {
    const answer = await page.goto(`/applications/${id}${path}`);
    expect(answer?.status()).toBe(404);
  }
  expect((await page.goto(`/apply/done?application=${id}`))?.status()).toBe(404);
});
