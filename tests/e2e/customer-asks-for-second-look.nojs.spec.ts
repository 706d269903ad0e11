import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Actor } from "@/lib/auth/actor";
import { aManager, anApplication } from "@/tests/support/make";
import { cookieFor } from "@/tests/support/session";

async function admitted(context: BrowserContext, { id }: Actor): Promise<Page> {
  const { name, value } = await cookieFor(id);
  await context.clearCookies();
  await context.addCookies([{ name, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Strict" }]);
  return context.newPage();
}

test("a customer has a rejection looked at by somebody else than who decided", async ({ context }) => {
  const first = await aManager();
  const { id, customer } = await anApplication({ status: "REJECTED", manager: first, reasons: ["JOB_TOO_RECENT"] });
  const page = await admitted(context, customer);
  await page.goto(`/applications/${id}`);
  await page.getByRole("button", { name: "请另一位工作人员重新审核" }).click();
  await expect(page.getByRole("status")).toContainText("已转给另一位工作人员");
  await expect(page.locator("main")).toContainText("作出上次决定的人不会参与");
  await expect(page.getByRole("button", { name: "请另一位工作人员重新审核" })).toHaveCount(0);

  const same = await admitted(context, first);
  await same.goto(`/work/applications/${id}`);
  await expect(same.locator("main")).toContainText("复审");
  await expect(same.getByRole("button", { name: "领取", exact: true })).toHaveCount(0);

  const other = await admitted(context, await aManager());
  await other.goto(`/work/applications/${id}`);
  await other.getByRole("button", { name: "领取", exact: true }).click();
  await expect(other.getByRole("status")).toContainText("已领取");
});
