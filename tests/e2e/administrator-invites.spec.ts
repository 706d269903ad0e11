import { expect, test } from "@playwright/test";
import { signInAs } from "@/tests/support/sign-in";

test("an administrator invites a manager, who sets the own password and reaches the work room @nojs", async ({
  browser,
  page,
  context,
}) => {
  const email = `colleague-${crypto.randomUUID()}@example.com`;
  const branch = `滨江支行 ${email.slice(10, 18)}`;
  await signInAs(context, "admin@demo.test");
  await page.goto("/admin/staff");
  await page.getByRole("link", { name: "邀请员工" }).click();
  await page.getByRole("radio", { name: "客户经理" }).check();
  await page.getByLabel("姓名").fill("何晓梅");
  await page.getByLabel("本人邮箱").fill(email);
  await page.getByLabel("机构").fill(branch);
  await page.getByLabel("单笔审批权限").fill("３０,０００");
  await page.getByRole("button", { name: "发送邀请" }).click();
  await expect(page.getByRole("status")).toContainText("邀请已发送");
  await expect(page.getByRole("row").filter({ hasText: branch })).toContainText("待启用");

  const own = await browser.newContext({ javaScriptEnabled: test.info().project.use.javaScriptEnabled ?? true });
  const colleague = await own.newPage();
  const letter = colleague.getByRole("article").filter({ hasText: email }).first();
  await expect(async () => {
    await colleague.goto("/demo/mail");
    await expect(letter).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 40_000 });
  await colleague.goto((await letter.getByRole("link").first().getAttribute("href")) ?? "");
  await colleague.getByLabel("新密码").fill("a sentence nobody guesses");
  await colleague.getByRole("button", { name: "设置密码并启用" }).click();
  await colleague.getByLabel("邮箱").fill(email);
  await colleague.getByLabel("密码", { exact: true }).fill("a sentence nobody guesses");
  await colleague.getByRole("button", { name: "登录", exact: true }).click();
  await expect(colleague).toHaveURL(/\/work$/);
  await own.close();
});

test("the sign-in history shows failures, filters and exports @nojs", async ({ page, context }) => {
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill("wang@demo.test");
  await page.getByLabel("密码", { exact: true }).fill("not the right sentence");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText("邮箱或密码不对");

  await signInAs(context, "admin@demo.test");
  await page.goto("/admin/sign-ins");
  await page.getByLabel("结果").selectOption({ label: "密码不对" });
  await page.getByRole("button", { name: "查询" }).click();
  await expect(page).toHaveURL(/outcome=WRONG_PASSWORD/);
  await expect(page.getByRole("row").filter({ hasText: "王敏 2107" }).first()).toContainText("密码不对");

  await page.getByRole("link", { name: "导出", exact: true }).click();
  await expect(page.getByText("结果：密码不对")).toBeVisible();
  await page.getByRole("radio", { name: /CSV/ }).check();
  await page.getByLabel("导出原因").fill("月度合规检查");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出" }).click()]);
  expect(file.suggestedFilename()).toBe("sign-ins.csv");
});
