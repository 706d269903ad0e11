import { expect, type Page, test } from "@playwright/test";
import { db } from "@/lib/db";
import { signInAs } from "@/tests/support/sign-in";

/** Looks again until the newest line says so: work goes on behind the page, and others have left lines below. */
async function untilSeen(page: Page, words: RegExp) {
  await expect(async () => {
    await page.reload();
    await expect(page.locator("tbody tr").first()).toContainText(words, { timeout: 500 });
  }).toPass({ timeout: 45_000 });
}

async function verify(page: Page, words: RegExp) {
  await page.goto("/admin/log/check");
  const before = await page.locator("tbody tr").count();
  await page.getByRole("button", { name: "立即验证" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(before + 1);
  await untilSeen(page, words);
}

test("[LG-08][LG-10] what is old is archived, deleted by two administrators, and the log still proves itself", async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const [one, two] = [await browser.newContext(), await browser.newContext()];
  await signInAs(one, "admin@demo.test");
  await signInAs(two, "zheng@demo.test");
  const [asker, approver] = [await one.newPage(), await two.newPage()];

  await verify(asker, /全部完好/);
  await asker.goto("/admin/log/archives");
  await asker.getByLabel("起", { exact: true }).fill("2024-01-01");
  await asker.getByLabel("止", { exact: true }).fill("2025-08-31");
  await asker.getByRole("button", { name: "生成归档" }).click();
  await expect(asker.getByRole("status")).toContainText("正在生成归档");
  await untilSeen(asker, /MB\s*已验证/);

  await asker.locator("tbody a").first().click();
  await expect(asker.getByRole("heading", { name: /条的归档$/ })).toBeVisible();
  const place = new URL(asker.url()).pathname;
  await asker.getByLabel("决定及其他").check();
  await asker.getByLabel("理由").fill("保留期限已满，按规定清理");
  await asker.getByRole("button", { name: "提出删除" }).click();
  await expect(asker.getByRole("main").getByRole("alert")).toContainText("须保留 120 个月");
  await asker.goto(place);
  await asker.getByLabel("账户与登录").check();
  await asker.getByLabel("理由").fill("保留期限已满，按规定清理");
  await asker.getByRole("button", { name: "提出删除" }).click();
  await expect(asker.getByRole("status")).toContainText("须由这些记录未涉及的另一名管理员复核");

  const { id } = await db.proposal.findFirstOrThrow({ where: { kind: "log.delete", status: "WAITING" } });
  await approver.goto(`/admin/approvals/${id}`);
  await approver.getByRole("button", { name: "批准并执行" }).click();
  await expect(approver.getByRole("status")).toContainText("已批准并执行");

  await asker.goto(place);
  await expect(asker.getByRole("table", { name: "已删除" })).toContainText("周敏 · 郑晓岚");
  const { seq } = await db.operationLogStub.findFirstOrThrow({ orderBy: { seq: "asc" } });
  await asker.goto(`/admin/log/${seq}`);
  await expect(asker.getByRole("main")).toContainText("本条记录已按规定删除");
  await asker.getByRole("link", { name: /^第 \d+ 条：/ }).click();
  await expect(asker.getByRole("main")).toContainText("已归档的操作日志被删除");
  await verify(asker, /另有 [\d,]+ 条已按规定删除/);
  await Promise.all([one.close(), two.close()]);
});
