import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Customer } from "@/lib/auth/actor";
import { aPdf, aPicture } from "@/tests/support/files";
import { aDraft, aResidentId, aStranger } from "@/tests/support/make";
import { cookieFor } from "@/tests/support/session";

async function aNewcomer(context: BrowserContext): Promise<Customer> {
  const customer = await aStranger({ email: `newcomer-${crypto.randomUUID()}@example.com` });
  const { name, value } = await cookieFor(customer.id);
  await context.addCookies([{ name, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Strict" }]);
  return customer;
}

const save = (page: Page) => page.getByRole("button", { name: "保存", exact: true }).click();
const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "需要修改" });

test("a customer fills in who he or she is, and sees it kept @nojs @phone", async ({ context, page }) => {
  await aNewcomer(context);
  const number = aResidentId();
  await page.goto("/home");
  await page.getByRole("link", { name: "下一步：身份信息" }).click();
  await page.getByLabel("姓名").fill("周 雨桐");
  await page.getByLabel("居民身份证").check();
  await expect(page.getByLabel("出生日期")).toBeHidden();
  await page.getByLabel("证件号码").fill(`${number.slice(0, 17)}${number.endsWith("1") ? "2" : "1"}`);
  await save(page);

  await expect(summary(page)).toContainText("身份证号码");
  await expect(page.getByLabel("姓名")).toHaveValue("周 雨桐");
  await page.getByLabel("证件号码").fill(`${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`);
  await save(page);

  await expect(page.getByRole("status")).toHaveText("已保存。");
  const identity = page.getByRole("region", { name: "身份信息" });
  await expect(identity).toContainText("周雨桐");
  await expect(identity).toContainText("1990-01-01");
  await expect(identity).toContainText(`339999********${number.slice(-4)}`);
  await expect(page.locator("main")).not.toContainText(number);
  await page.goto("/activity");
  await expect(page.getByRole("listitem").filter({ hasText: "修改了个人资料：身份信息" })).toBeVisible();
});

test("of two tabs the later one is told what was changed, and may save after all @nojs", async ({ context, page }) => {
  await aNewcomer(context);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto("/profile/income");
    await tab.getByLabel("平均每月税后收入").fill(tab === page ? "8000" : "1.2万");
    await tab.getByLabel("工资").check();
  }
  await save(page);
  await expect(page.getByRole("status")).toHaveText("已保存。");
  await save(other);

  await expect(summary(other)).toContainText("平均每月税后收入 -- → ¥8,000.00");
  await expect(other.getByLabel("平均每月税后收入")).toHaveValue("1.2万");
  await save(other);
  await expect(other.getByRole("status")).toHaveText("已保存。");
  await expect(other.getByRole("region", { name: "收入", exact: true })).toContainText("¥12,000.00");
});

test("a document is told first, seen after, replaced and removed @nojs @phone", async ({ context, page }) => {
  await aDraft(await aNewcomer(context));
  await page.goto("/apply/documents");
  await expect(page.getByText("每份不超过 5 MB").first()).toBeVisible();
  const front = page.getByRole("region", { name: "证件正面" });
  const send = async (name: string, buffer: Buffer) => {
    const open = front.locator("details:not([open]) > summary");
    if (await open.count()) await open.click();
    await front.locator("input[type=file]").setInputFiles({ name, mimeType: "image/jpeg", buffer });
    await front.getByRole("button", { name: /上传|换掉/ }).click();
  };

  await send("photo.jpg", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"));
  await expect(summary(page)).toContainText("这其实是一个 GIF 文件");
  await expect(page).toHaveTitle(/^错误：/);

  await send("photo.gif", await aPicture({ width: 300, height: 200 }));
  await expect(page.getByText("已上传。", { exact: true })).toBeVisible();
  await expect(front.getByRole("img")).toHaveJSProperty("naturalWidth", 300);

  await send("scan.jpg", aPdf({ pages: 2 }));
  await expect(front.getByRole("link", { name: "PDF ，2 页" })).toBeVisible();
  await front.getByRole("button", { name: "移除" }).click();
  await expect(page.getByText("已移除。", { exact: true })).toBeVisible();
  await expect(front.getByRole("listitem")).toHaveCount(0);
});

test("a file that is far too large gets a sentence @nojs", async ({ context, page }) => {
  await aDraft(await aNewcomer(context));
  await page.goto("/apply/documents");
  const other = page.getByRole("region", { name: "其他材料" });
  const buffer = Buffer.alloc(20 * 1024 * 1024, 1);
  await other.locator("input[type=file]").setInputFiles({ name: "huge.jpg", mimeType: "image/jpeg", buffer });
  await other.getByRole("button", { name: "上传" }).click();
  await expect(summary(page)).toContainText("文件超过 5 MB");
});

test("[AZ-02] somebody else's document is not there", async ({ context, page, browser }) => {
  await aDraft(await aNewcomer(context));
  await page.goto("/apply/documents");
  const front = page.getByRole("region", { name: "证件正面" });
  await front
    .locator("input[type=file]")
    .setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: await aPicture({}) });
  await front.getByRole("button", { name: "上传" }).click();
  const address = (await front.getByRole("link").first().getAttribute("href")) ?? "";
  const own = await page.request.get(address);
  expect(own.headers()).toMatchObject({ "content-type": "image/jpeg", "cache-control": "private, no-store" });

  const stranger = await browser.newContext();
  expect((await stranger.request.get(address)).status()).toBe(404);
  await aNewcomer(stranger);
  expect((await stranger.request.get(address)).status()).toBe(404);
  expect((await stranger.request.get("/documents/nonsense")).status()).toBe(404);
  await stranger.close();
});
