import { expect, type Page, test } from "@playwright/test";

const password = "a sentence nobody guesses";
const newAddress = () => `visitor-${crypto.randomUUID()}@example.com`;

async function fillIn(page: Page, email: string) {
  await page.goto("/register");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("手机号码").fill("１３９-1234-5678");
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "注册", exact: true }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();
}

/** The letter comes from a background job: the mailbox is looked into until it is there. */
async function linkMailedTo(page: Page, email: string): Promise<string> {
  const letter = page.getByRole("article").filter({ hasText: email }).first();
  await expect(async () => {
    await page.goto("/demo/mail");
    await expect(letter).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 40_000 });
  return (await letter.getByRole("link").first().getAttribute("href")) ?? "";
}

test("a visitor registers, confirms the address, signs in and out @nojs @phone", async ({ page }) => {
  const email = newAddress();
  await fillIn(page, email);
  await page.goto(await linkMailedTo(page, email));
  await page.getByRole("button", { name: "确认我的邮箱" }).click();
  await expect(page.getByRole("status")).toHaveText("邮箱已确认，现在可以登录。");

  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/home$/);

  await page.getByRole("button", { name: "退出" }).click();
  await expect(page.getByRole("status")).toHaveText("您已退出登录。");
  await page.goto("/home");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("what is wrong is said beside each field, and the answers stay @nojs", async ({ page }) => {
  await page.goto("/register");
  await page.getByLabel("邮箱").fill("not an address");
  await page.getByLabel("密码", { exact: true }).fill("short");
  await page.getByRole("button", { name: "注册", exact: true }).click();

  const summary = page.getByRole("alert").filter({ hasText: "需要修改" });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveCount(4);
  await expect(page).toHaveTitle(/^错误：/);
  await expect(page.getByLabel("邮箱")).toHaveValue("not an address");
  await expect(page.getByLabel("邮箱")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("密码", { exact: true })).toHaveValue("");
  await summary.getByRole("link").first().click();
  await expect(page.getByLabel("邮箱")).toBeFocused();
});

test("[AU-08] a known and an unknown address get the same page @nojs", async ({ page }) => {
  await fillIn(page, "zhang@demo.test");
  const known = await page.locator("main").innerText();
  await fillIn(page, newAddress());
  expect(await page.locator("main").innerText()).toBe(known);
});

test("a link that was used up says so @nojs", async ({ page }) => {
  await page.goto(`/register/verify/${"A".repeat(43)}`);
  await page.getByRole("button", { name: "确认我的邮箱" }).click();
  await expect(page.getByRole("alert").first()).toContainText("这个链接已失效或已用过");
});

test("the language stays on the page and after signing in @nojs", async ({ page }) => {
  await page.goto("/register");
  await page.getByRole("button", { name: "English" }).first().click();
  await expect(page.getByRole("heading", { name: "Register" })).toBeVisible();
  await expect(page).toHaveURL(/\/register$/);
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
