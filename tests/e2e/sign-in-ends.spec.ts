import { expect, type Page, test } from "@playwright/test";
import { db } from "@/lib/db";
import { aCompleteDraft, aCustomer } from "@/tests/support/make";
import { admit } from "@/tests/support/sign-in";

const somebody = () => aCustomer({ email: `ended-${crypto.randomUUID()}@example.com` });
const income = (page: Page) => page.getByLabel("平均每月税后收入");
const save = (page: Page) => page.getByRole("button", { name: "保存", exact: true }).click();
const end = (userId: string) => db.session.updateMany({ where: { userId }, data: { endedAt: new Date() } });
const stored = async ({ id }: { id: string }) =>
  (await db.customer.findUniqueOrThrow({ where: { id }, select: { monthlyIncome: true } })).monthlyIncome;

test("what was typed while the sign-in ended is kept, and sent after signing in elsewhere", async ({
  context,
  page,
}) => {
  const customer = await somebody();
  await admit(context, customer.id);
  await page.goto("/profile/income");
  await income(page).fill("23456");
  await end(customer.id);
  await save(page);

  const alert = page.getByRole("alert").filter({ hasText: "登录已经结束" });
  await expect(alert.getByRole("link")).toHaveAttribute("target", "_blank");
  await expect(income(page)).toHaveValue("23456");
  expect(await stored(customer)).toBe(1_200_000n);
  await admit(context, customer.id);
  await save(page);
  await expect(page.getByRole("status")).toContainText("已保存");
  expect(await stored(customer)).toBe(2_345_600n);
});

test("whoever has to sign in comes to the page that was asked for @nojs", async ({ page }) => {
  await page.goto("/profile/income");
  await page.getByLabel("邮箱").fill("zhang@demo.test");
  await page.getByLabel("密码", { exact: true }).fill("xinka-demo-2026");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/profile\/income$/);
});

test("without script, too, what was typed is there again after signing in", async ({ browser, baseURL }) => {
  const customer = await somebody();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  await admit(context, customer.id);
  const page = await context.newPage();
  await page.goto("/apply/product");
  await page.getByRole("radio", { name: /^金卡/ }).check();
  await page.getByLabel("期望的额度").fill("２ 万多");
  await db.session.updateMany({
    where: { userId: customer.id },
    data: { lastSeenAt: new Date(Date.now() - 2_400_000) },
  });
  await page.getByRole("button", { name: "保存并继续" }).click();
  await expect(page.getByRole("status")).toContainText("填写的内容还在");
  const asked = new URL(page.url()).searchParams.get("next");
  expect(asked).toBe("/apply/product?unsent=yes");
  await admit(context, customer.id);
  await page.goto(asked!);
  await expect(page.getByRole("status")).toContainText("还没有保存");
  await expect(page.getByRole("radio", { name: /^金卡/ })).toBeChecked();
  await expect(page.getByLabel("期望的额度")).toHaveValue("２ 万多");
  await context.close();
});

test("a page of somebody who signed out writes nothing for whoever signed in after @nojs", async ({
  context,
  page,
}) => {
  const [first, second] = [await somebody(), await somebody()];
  await admit(context, first.id);
  await page.goto("/profile/income");
  await income(page).fill("99999");
  await context.clearCookies();
  await admit(context, second.id);
  await save(page);
  await expect(page.getByRole("alert").filter({ hasText: "另一个账户" })).toBeVisible();
  expect([await stored(first), await stored(second)]).toEqual([1_200_000n, 1_200_000n]);
});

test("a page that waited too long goes on once the same person has signed in again", async ({ context, page }) => {
  const customer = await somebody();
  await aCompleteDraft(customer);
  await admit(context, customer.id);
  await page.clock.install();
  await page.goto("/apply/income");
  await income(page).fill("34567");
  await end(customer.id);
  await page.clock.fastForward("31:00");
  const covered = page.getByRole("alertdialog", { name: "登录已自动结束" });
  await expect(covered.getByRole("link", { name: "去登录" })).toHaveAttribute("target", "_blank");
  await covered.getByRole("button", { name: "继续" }).click();
  await expect(covered).toBeVisible();
  await admit(context, customer.id);
  await covered.getByRole("button", { name: "继续" }).click();
  await expect(covered).toBeHidden();
  await expect(income(page)).toHaveValue("34567");
});
