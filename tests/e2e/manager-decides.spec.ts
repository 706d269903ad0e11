import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { submitApplication } from "@/lib/applications/submit";
import type { Customer } from "@/lib/auth/actor";
import { changeProfile } from "@/lib/customers/change-profile";
import { addDocument } from "@/lib/documents/add";
import { aPicture } from "@/tests/support/files";
import { aCustomer, aDraft } from "@/tests/support/make";
import { cookieFor } from "@/tests/support/session";
import { signInAs } from "@/tests/support/sign-in";

type Wish = { productCode: string; requestedLimit: bigint };

/** A customer whose application was just sent, with documents that can be looked at. */
async function aSentApplication(wish: Wish): Promise<{ id: string; customer: Customer }> {
  const email = `applicant-${crypto.randomUUID()}@example.com`;
  const documentNumber = `33010619900101${String(Math.floor(Math.random() * 10_000)).padStart(4, "0")}`;
  const customer = await aCustomer({ email, profile: { documentNumber } });
  const { id: applicationId, version } = await aDraft(customer, wish);
  for (const kind of ["ID_FRONT", "ID_BACK", "INCOME_PROOF"] as const)
    await addDocument(customer, { applicationId, kind }, await aPicture({ width: 400, height: 260 }));
  const { id } = await submitApplication(customer, { applicationId, version, profileVersion: 1, declaration: true });
  return { id, customer };
}

const javaScriptEnabled = () => test.info().project.use.javaScriptEnabled ?? true;

async function pageOf(browser: Browser, signIn: (context: BrowserContext) => Promise<void>): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: javaScriptEnabled() });
  await signIn(context);
  return context.newPage();
}

const staffPage = (browser: Browser, email: string) => pageOf(browser, (context) => signInAs(context, email));

const customerPage = (browser: Browser, { id }: Customer) =>
  pageOf(browser, async (context) => {
    const { name, value } = await cookieFor(id);
    await context.addCookies([{ name, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Strict" }]);
  });

async function claim(page: Page, id: string) {
  await page.goto(`/work/applications/${id}`);
  await page.getByRole("button", { name: "领取", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("已领取");
}

const alert = (page: Page) => page.getByRole("alert").filter({ hasText: "需要修改" });
const sign = (page: Page) => page.getByRole("button", { name: "签字", exact: true }).click();

test("a case goes from claim over correction and two signatures to the customer @nojs", async ({ browser }) => {
  const { id, customer } = await aSentApplication({ productCode: "PLATINUM", requestedLimit: 6_000_000n });
  const first = await staffPage(browser, "wang@demo.test");
  await first.goto(`/work/applications/${id}`);
  await expect(first.getByRole("heading", { level: 1 })).toContainText("周*桐");
  await claim(first, id);
  await expect(first.getByRole("heading", { level: 1 })).toContainText("周雨桐");

  await expect(first.getByRole("img", { name: "证件正面，客户上传的图片" })).toBeVisible();
  await first.getByText("收入证明").first().click();
  await expect(first.getByRole("img", { name: "收入证明，客户上传的图片" })).toBeVisible();
  await expect(first.getByRole("img", { name: "证件正面，客户上传的图片" })).toBeHidden();

  await first.getByRole("link", { name: "要求补件" }).click();
  await first.getByRole("button", { name: "退回并通知客户" }).click();
  await expect(alert(first)).toContainText("请至少勾选一项需要更正的内容或材料。");
  await first.getByRole("checkbox", { name: "平均每月税后收入" }).check();
  await first.getByLabel("给客户的说明").fill("收入与流水不一致，请核对后重新填写。");
  await first.getByLabel("审核意见").fill("收入与流水不一致，须由客户更正。");
  await first.getByRole("button", { name: "退回并通知客户" }).click();
  await expect(first.getByRole("status")).toContainText("已退回");

  const own = await customerPage(browser, customer);
  await own.goto(`/applications/${id}`);
  await expect(own.locator("main")).toContainText("收入与流水不一致，请核对后重新填写。");
  await expect(own.locator("main")).not.toContainText("须由客户更正");
  await own.getByRole("link", { name: "开始补充" }).click();
  await own.getByRole("link", { name: /修改/ }).first().click();
  await own.getByLabel("平均每月税后收入").fill("15000");
  await own.getByRole("button", { name: "保存", exact: true }).click();
  await own.getByLabel("以上内容真实、完整，我已核对").check();
  await own.getByRole("button", { name: "发送补充的资料" }).click();
  await expect(own.getByRole("status")).toContainText("已收到您补充的资料");

  await first.goto(`/work/applications/${id}`);
  await expect(first.getByRole("region", { name: "客户已补正" })).toContainText("12,000 → 15,000");
  await first.getByRole("radio", { name: "通过", exact: true }).check();
  await first.getByLabel("批准额度").fill("６万");
  await first.getByLabel("审核意见").fill("更正后收入与流水一致，同意办理。");
  await sign(first);
  await expect(first.getByRole("status")).toContainText("等待第二人复核");
  await expect(first.locator("main")).toContainText("第一签已由本人签字");
  await expect(first.getByRole("button", { name: "签第二签" })).toHaveCount(0);
  await own.goto(`/applications/${id}`);
  await expect(own.locator("main")).toContainText("待复核");
  await expect(own.locator("main")).not.toContainText("60,000.00");

  const second = await staffPage(browser, "li@demo.test");
  await second.goto(`/work/applications/${id}`);
  await second.getByRole("radio", { name: "通过，额度 60,000 元" }).check();
  await second.getByLabel("复核意见").fill("复核无误，同意第一签意见。");
  await second.getByRole("button", { name: "签第二签" }).click();
  await expect(second.getByRole("status")).toContainText("已通过");
  await expect(second.locator("main")).toContainText(/客户号 C\d{8}/);

  await own.goto(`/applications/${id}`);
  await expect(own.locator("main")).toContainText("60,000");
  await expect(own.locator("main")).toContainText("已通过");
});

test("a rejection keeps what was typed, gives its reasons in order and welcomes a new application @nojs", async ({
  browser,
}) => {
  const { id, customer } = await aSentApplication({ productCode: "GOLD", requestedLimit: 4_000_000n });
  const manager = await staffPage(browser, "wang@demo.test");
  await claim(manager, id);
  await sign(manager);
  await expect(alert(manager)).toContainText("请选择通过、不通过或退回补充。");
  await manager.getByRole("radio", { name: "不通过" }).check();
  await manager.getByLabel("第 1 条").selectOption({ label: "1. 现单位工作时间短" });
  await manager.getByLabel("第 2 条").selectOption({ label: "2. 已有还款占月收入的比例高" });
  await manager.getByLabel("审核意见").fill("太短");
  await sign(manager);

  await expect(alert(manager)).toContainText("审核意见至少 10 个字。");
  await expect(manager.getByRole("radio", { name: "不通过" })).toBeChecked();
  await expect(manager.getByLabel("第 1 条")).toHaveValue("JOB_TOO_RECENT");
  await expect(manager.getByLabel("第 2 条")).toHaveValue("REPAYMENTS_HIGH");
  await manager.getByLabel("审核意见").fill("工作时间短，还款占比高，不同意办理。");
  await expect(manager.getByRole("region", { name: "建议" })).toContainText("建议批准：得分");
  await sign(manager);
  await expect(alert(manager)).toContainText("本次决定与建议不一致，请选择原因。");
  await manager.getByLabel("与建议不一致的原因").selectOption("证明材料与填写不同");
  const letter = manager.getByRole("listitem").filter({ hasText: "可以这样改善" });
  await expect(letter.first()).toContainText("现单位工作时间短");
  await sign(manager);
  await expect(manager.getByRole("status")).toContainText("已决定不予通过");
  await expect(manager.getByRole("region", { name: "建议" })).toContainText("与建议不一致：证明材料与填写不同");
  await expect(manager.getByRole("button", { name: "领取下一件" })).toBeVisible();

  const own = await customerPage(browser, customer);
  await own.goto(`/applications/${id}`);
  const words = await own.locator("main").innerText();
  expect(words.indexOf("现单位工作时间短")).toBeGreaterThan(0);
  expect(words.indexOf("已有还款占月收入的比例高")).toBeGreaterThan(words.indexOf("现单位工作时间短"));
  expect(words).not.toContain("不同意办理");
  expect(words).toContain("现在就可以");
});

test("whoever has no script gets more lists of reasons without losing a word", async ({ browser }) => {
  const { id } = await aSentApplication({ productCode: "GOLD", requestedLimit: 4_000_000n });
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signInAs(context, "wang@demo.test");
  const manager = await context.newPage();
  await claim(manager, id);
  await manager.getByRole("radio", { name: "不通过" }).check();
  await manager.getByLabel("第 1 条").selectOption({ label: "1. 现单位工作时间短" });
  await manager.getByLabel("审核意见").fill("写了一半的意见");
  await manager.getByRole("button", { name: "选择更多原因" }).click();
  await expect(manager.getByLabel("第 4 条")).toBeVisible();
  await expect(manager.getByLabel("第 1 条")).toHaveValue("JOB_TOO_RECENT");
  await expect(manager.getByLabel("审核意见")).toHaveValue("写了一半的意见");
  await expect(manager.getByRole("radio", { name: "不通过" })).toBeChecked();
  await expect(manager.getByRole("alert")).toHaveCount(0);
  await expect(manager).not.toHaveTitle(/^错误/);
});

test("a profile changed while the page was open stops the signature and is shown @nojs", async ({ browser }) => {
  const { id, customer } = await aSentApplication({ productCode: "STANDARD", requestedLimit: 2_000_000n });
  const manager = await staffPage(browser, "wang@demo.test");
  await claim(manager, id);
  await manager.getByRole("radio", { name: "通过", exact: true }).check();
  await manager.getByLabel("批准额度").fill("20000");
  await manager.getByLabel("审核意见").fill("资料一致，收入稳定，同意办理。");
  await changeProfile(customer, { section: "income", answers: { monthlyIncome: 500_000n }, version: 1 });
  await sign(manager);

  await expect(alert(manager)).toContainText("页面打开后客户改了资料");
  await expect(manager.getByRole("region", { name: "提交后改过 1 项" })).toContainText("12,000 → 5,000");
  await expect(manager.getByLabel("批准额度")).toHaveValue("20000");
  await sign(manager);
  await expect(manager.getByRole("status")).toContainText("已通过");
});

test("of two pages on one case the later one is told that it was decided @nojs", async ({ browser }) => {
  const { id } = await aSentApplication({ productCode: "FIRST", requestedLimit: 500_000n });
  const manager = await staffPage(browser, "wang@demo.test");
  await claim(manager, id);
  const other = await manager.context().newPage();
  for (const page of [manager, other]) {
    await page.goto(`/work/applications/${id}`);
    await page.getByRole("radio", { name: "通过", exact: true }).check();
    await page.getByLabel("批准额度").fill("5000");
    await page.getByLabel("审核意见").fill("资料一致，额度不高，同意办理。");
  }
  await sign(manager);
  await expect(manager.getByRole("status")).toContainText("已通过");
  await sign(other);

  await expect(alert(other)).toContainText("这件申请已有决定，这一次没有保存。");
  await expect(other.getByRole("heading", { level: 1 })).toContainText("已通过");
  await expect(other.getByRole("button", { name: "签字", exact: true })).toHaveCount(0);
});

test("unknown ids and other people's rooms are pages that do not exist", async ({ browser }) => {
  const manager = await staffPage(browser, "wang@demo.test");
  for (const id of ["019aa000-0000-7000-8000-000000000000", "1", "-1", "9223372036854775808"])
    for (const path of [`/work/applications/${id}`, `/work/applications/${id}/request`, `/work/customers/${id}`])
      expect((await manager.goto(path))?.status(), path).toBe(404);
  const { id, customer } = await aSentApplication({ productCode: "FIRST", requestedLimit: 500_000n });
  const own = await customerPage(browser, customer);
  expect((await own.goto(`/work/applications/${id}`))?.status()).toBe(404);
});
