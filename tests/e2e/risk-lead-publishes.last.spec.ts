import { type BrowserContext, expect, test } from "@playwright/test";
import { signInAs } from "@/tests/support/sign-in";

/** Another person's browser, in English. */
async function inEnglish(context: BrowserContext, email: string) {
  const other = await context.browser()!.newContext();
  await other.addCookies([{ name: "language", value: "en", domain: "localhost", path: "/" }]);
  await signInAs(other, email);
  return other.newPage();
}

test("a risk lead has a card learned, reads it and puts it forward; another approves, and both see it watched", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await signInAs(context, "gu@demo.test");
  await page.goto("/work/models");
  await expect(page.getByText("当前生效：专家评分卡")).toBeVisible();
  await page.getByRole("button", { name: "训练新评分卡" }).click();
  await expect(page.getByText(/^训练完成/)).toBeVisible({ timeout: 90_000 });
  await page.getByRole("link", { name: "查看评分卡" }).click();

  await expect(page.getByRole("row").filter({ hasText: "0.02 以上" })).toContainText("符合");
  await expect(page.getByText("不符合")).toHaveCount(0);
  await expect(page.getByRole("img", { name: /按风险分十组/ })).toBeVisible();
  await expect(page.getByText("谁没有获批，就不知道会怎样")).toBeVisible();
  const name = (await page.getByRole("heading", { level: 1 }).textContent())!.split(" ")[1]!;
  await page.getByRole("button", { name: "提请发布" }).click();
  await expect(page.getByRole("alert").first()).toContainText("写明原因");
  await page.getByLabel("原因").fill("较晚样本上明显好于专家卡");
  await page.getByRole("button", { name: "提请发布" }).click();
  await expect(page.getByRole("status")).toContainText("另一人批准");

  const second = await inEnglish(context, "song@demo.test");
  await second.goto("/work/approvals");
  await second.getByRole("row").filter({ hasText: name }).getByRole("link", { name: "Publish a scorecard" }).click();
  await expect(second.getByText("New advice uses this scorecard from then on")).toBeVisible();
  const inMenu = second.locator('.staff-menu a[href="/work/approvals"]');
  const waiting = Number((await inMenu.textContent())?.match(/\d+/)?.[0]);
  await second.getByRole("button", { name: "Approve and carry out" }).click();
  await expect(second.getByRole("status")).toContainText("Approved and done");
  await expect(inMenu).toHaveText(`Approvals${waiting > 1 ? waiting - 1 : ""}`);
  await second.goto("/work/models");
  await expect(second.getByText(`In use: Scorecard ${name}`)).toBeVisible();
  await second.goto("/work/monitoring/cards");
  await expect(second.getByRole("heading", { name: "Drift (PSI)" })).toBeVisible();
  await second.goto("/work/monitoring/replay");
  await expect(second.getByText(/100 decisions replayed, 100 the same/)).toBeVisible();
  await second.context().close();
});
