import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { db } from "@/lib/db";
import { aCustomer, aManager, anApplication } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { admit, signInAs } from "@/tests/support/sign-in";

const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const why = (page: Page, reason: string) => page.getByLabel("原因").fill(reason);

/** Another person's browser, with or without JavaScript as this story goes. */
async function another(context: BrowserContext): Promise<BrowserContext> {
  return context.browser()!.newContext({ javaScriptEnabled: test.info().project.use.javaScriptEnabled ?? true });
}

test("[SE-06] a right that is withdrawn is gone with the next page, in every tab @nojs", async ({ page, context }) => {
  const manager = await aManager({ name: "孟庆文" });
  const own = await another(context);
  await admit(own, manager.id);
  const [tab, second] = [await own.newPage(), await own.newPage()];
  for (const one of [tab, second]) {
    await one.goto("/work/queue");
    await expect(one.getByRole("heading", { level: 1 })).toContainText("队列");
  }

  await signInAs(context, "admin@demo.test");
  await page.goto(`/admin/staff/${manager.id}`);
  await page.getByRole("link", { name: "更改权限" }).click();
  await page.getByRole("group", { name: "另外收回" }).getByRole("checkbox", { name: "审核申请" }).check();
  await submit(page, "保存权限");
  await expect(page.getByRole("alert").first()).toContainText("写明原因");
  await why(page, "转岗到客户服务");
  await submit(page, "保存权限");
  await expect(page.getByRole("status")).toContainText("下一次操作起生效");
  await expect(page.getByRole("listitem").filter({ hasText: "审核申请" }).first()).toContainText("另外收回");
  await page.getByRole("link", { name: "这个账户看到什么" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "/work/queue" }).first()).toContainText("不存在");

  for (const one of [tab, second]) expect((await one.goto("/work/queue"))?.status()).toBe(404);
  await tab.goto("/work");
  await expect(tab.getByRole("link", { name: "审核队列" })).toHaveCount(0);
  await own.close();
});

test("a leaver's cases are placed one by one before the account is disabled @nojs", async ({ page, context }) => {
  const leaver = await aManager({ name: "冯海" });
  const taker = await aManager({ name: "陆小雨" });
  const cases = [
    await anApplication({ status: "IN_REVIEW", manager: leaver }),
    await anApplication({ status: "RETURNED", manager: leaver }),
  ];
  const own = await another(context);
  await admit(own, leaver.id);
  const tab = await own.newPage();
  await tab.goto("/work");

  await signInAs(context, "admin@demo.test");
  await page.goto(`/admin/staff/${leaver.id}`);
  await page.getByRole("link", { name: "停用" }).click();
  await expect(page.getByText("2 件在办申请同时交接")).toBeVisible();
  await page.getByRole("link", { name: "逐件选择" }).click();
  for (const select of await page.getByRole("combobox").all()) {
    const option = await select.locator("option", { hasText: taker.staffNumber! }).getAttribute("value");
    await select.selectOption(option!);
  }
  await submit(page, "预览");
  await expect(page.getByRole("row").filter({ hasText: taker.staffNumber! }).first()).toContainText("2");
  await why(page, "调往上海分行");
  await submit(page, "停用账户");
  await expect(page.getByRole("status")).toContainText("账户已停用");

  const after = await db.application.findMany({
    where: { id: { in: cases.map(({ id }) => id) } },
    select: { managerId: true },
  });
  expect(after.map(({ managerId }) => managerId)).toEqual([taker.id, taker.id]);
  await tab.goto("/work");
  await expect(tab).toHaveURL(/\/sign-in/);
  await own.close();
});

test("[AZ-08] what one administrator proposes, another approves @nojs", async ({ page, context }) => {
  const manager = await aManager({ name: "韩雪松" });
  await signInAs(context, "admin@demo.test");
  await page.goto(`/admin/staff/${manager.id}`);
  await page.getByRole("link", { name: "改为管理员" }).click();
  await why(page, "接任系统管理工作");
  await submit(page, "提出");
  await expect(page.getByRole("status")).toContainText("另一人批准后才会执行");
  await page.goto("/admin/approvals?view=own");
  await page.getByRole("row").filter({ hasText: "韩雪松" }).getByRole("link").first().click();
  await expect(page.getByRole("button", { name: "批准并执行" })).toHaveCount(0);

  const other = await another(context);
  await signInAs(other, "zheng@demo.test");
  const second = await other.newPage();
  await second.goto("/admin/approvals");
  await second.getByRole("row").filter({ hasText: "韩雪松" }).getByRole("link").first().click();
  await expect(second.getByText("接任系统管理工作")).toBeVisible();
  await submit(second, "批准并执行");
  await expect(second.getByRole("status")).toContainText("已批准并执行");
  await page.goto(`/admin/staff/${manager.id}`);
  await expect(page.getByText("系统管理员、在用")).toBeVisible();
  await other.close();
});

test("a customer who is locked out is told no more than a stranger, until the lock is gone @nojs", async ({
  page,
  context,
}) => {
  const email = `locked-${crypto.randomUUID()}@example.com`;
  const customer = await aCustomer({ email });
  await givePassword(customer.id);
  await signInAs(context, "admin@demo.test");
  await page.goto(`/admin/customers/${customer.id}`);
  await page.getByRole("link", { name: "锁定账户" }).click();
  await why(page, "本人来电挂失");
  await submit(page, "锁定账户");
  await expect(page.getByRole("status")).toContainText("账户已锁定");

  const own = await another(context);
  const tab = await own.newPage();
  const signIn = async () => {
    await tab.goto("/sign-in");
    await tab.getByLabel("邮箱").fill(email);
    await tab.getByLabel("密码", { exact: true }).fill(usualPassword);
    await submit(tab, "登录");
  };
  await signIn();
  await expect(tab.getByRole("alert").first()).toContainText("邮箱或密码不对");
  await page.getByRole("link", { name: "解除锁定" }).click();
  await why(page, "本人到网点核实");
  await submit(page, "解除锁定");
  await expect(page.getByRole("status")).toContainText("已解除锁定");
  await signIn();
  await expect(tab).toHaveURL(/\/home/);
  await own.close();
});
