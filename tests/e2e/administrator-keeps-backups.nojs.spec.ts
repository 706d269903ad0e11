import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { signInAs } from "@/tests/support/sign-in";

/** Jobs are done one at a time, and a restore would put the other stories' bank back: these go in order and restore nothing. */
test.describe.configure({ mode: "serial" });

const readingKey = () =>
  /AGE-SECRET-KEY-1[0-9A-Z]+/.exec(readFileSync(join(process.env.BACKUPS_DIR!, "reading-keys.txt"), "utf8"))![0];

async function untilDone(page: Page) {
  await expect(page.getByText("完成", { exact: true }).or(page.getByText("失败", { exact: true }))).toBeVisible({
    timeout: 60_000,
  });
}

test("an administrator makes a backup, checks it with a reading key and restores it for trial", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  await signInAs(context, "admin@demo.test");
  await page.goto("/admin/backups");
  await page.getByRole("button", { name: "立即备份" }).click();
  await untilDone(page);
  await expect(page.getByText("备份已完成，并从磁盘重新读出核对过。")).toBeVisible();

  await page.goto("/admin/backups");
  await page.locator("tbody a").first().click();
  await expect(page.getByRole("rowheader", { name: "Application", exact: true })).toBeVisible();

  await page.getByLabel("读取密钥").first().fill("AGE-SECRET-KEY-1WRONG");
  await page.getByRole("button", { name: "核对内容" }).click();
  await expect(page.getByText("这不是读取密钥").first()).toBeVisible();
  await page.getByLabel("读取密钥").first().fill(readingKey());
  await page.getByRole("button", { name: "核对内容" }).click();
  await untilDone(page);
  await expect(page.getByText("全部一致。")).toBeVisible();

  await page.getByRole("link", { name: "打开这份备份" }).click();
  await expect(page.getByText(/^\d+ 种关联，[\d,]+ 处引用都指向存在的记录$/)).toBeVisible();
  await page.getByLabel("读取密钥").first().fill(readingKey());
  await page.getByRole("button", { name: "演练恢复" }).click();
  await untilDone(page);
  // Other stories put rows there that no real bank has: then the trial names the rule they break.
  await expect(page.getByText(/^(全部一致。|数据违反规则“)/)).toBeVisible();
});

test("[BK-12] a file that is no backup is refused before it is understood, and one of ours is known already", async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await signInAs(context, "admin@demo.test");
  await page.goto("/admin/backups/upload");
  await page.setInputFiles("input[type=file]", {
    name: "../../evil.backup",
    mimeType: "application/zip",
    buffer: Buffer.from("PK junk".repeat(50)),
  });
  await page.getByRole("button", { name: "上传" }).click();
  await expect(page.getByRole("alert")).toContainText("文件不完整");

  await page.goto("/admin/backups");
  await page.locator("tbody a").first().click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载文件" }).click();
  const path = await (await downloading).path();
  await page.goto("/admin/backups/upload");
  await page.setInputFiles("input[type=file]", path);
  await page.getByRole("button", { name: "上传" }).click();
  await expect(page.getByRole("alert")).toContainText("已经在目录中");
});

test("[BK-12] a manager finds no backups", async ({ page, context }) => {
  await signInAs(context, "wang@demo.test");
  expect((await page.goto("/admin/backups"))?.status()).toBe(404);
});
