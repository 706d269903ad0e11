import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Actor } from "@/lib/auth/actor";
import { addDays, shanghaiDay } from "@/lib/time";
import { aRiskLead } from "@/tests/support/models";
import { cookieFor } from "@/tests/support/session";

async function admitted(context: BrowserContext, { id }: Actor): Promise<Page> {
  const { name, value } = await cookieFor(id);
  await context.clearCookies();
  await context.addCookies([{ name, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Strict" }]);
  return context.newPage();
}

/** A day of its own far ahead, so that the rules under other stories stay as they are. */
const someDay = () => shanghaiDay(addDays(new Date("2027-06-01"), Math.floor(Date.now() / 60_000) % 25_000));

const alert = (page: Page) => page.getByRole("alert").filter({ hasText: "需要修改" });

test("a risk lead adds a rule, tries it on past applications and puts it forward; another one approves", async ({
  context,
}) => {
  const [lead, second] = [await aRiskLead(), await aRiskLead()];
  const page = await admitted(context, lead);
  await page.goto("/work/rules");
  await page.getByRole("button", { name: "由现行版起草" }).click();
  await expect(page.getByRole("status")).toContainText("草稿已建立");
  const draft = new URL(page.url()).pathname;

  await page.getByRole("link", { name: "增加规则" }).click();
  await page.getByLabel("读取的项目").selectOption("debtToIncome");
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("规则名称").fill("负债过半且新入职");
  await page.getByLabel("不建议批准").check();
  await page.getByLabel("数值").fill("一半");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(alert(page)).toContainText("这个数值不合适");
  await page.getByLabel("数值").fill("50%");
  await page.getByLabel("再加一个条件").selectOption("jobMonths");
  await page.getByRole("button", { name: "保存并加条件" }).click();
  const job = page.getByRole("group", { name: "现工作时间" });
  await job.getByLabel("比较").selectOption("<");
  await job.getByLabel("数值").fill("12");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator("main")).toContainText("如果负债占收入达到 50%，且现工作时间低于 12 个月，则不建议批准。");
  await expect(page.getByRole("list").filter({ hasText: "冲突" })).toContainText("负债占收入偏高");

  await page.goto(`${draft}/trials`);
  await page.getByLabel("最近多少份申请").selectOption("1000");
  await page.getByRole("button", { name: "开始回测" }).click();
  await expect(async () => {
    await page.goto(`${draft}/trials`);
    await expect(page.getByRole("heading", { name: "建议会改变的申请" })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });

  await page.goto(draft);
  await page.getByLabel("生效日期").fill(someDay());
  await page.getByLabel("理由").fill("负债过半又刚入职的客户逾期较多");
  await page.getByRole("button", { name: "提请发布" }).click();
  await expect(page.locator("main")).toContainText("这一版在等另一位复核人批准");

  const other = await admitted(context, second);
  await other.goto("/work/approvals");
  await other.getByRole("link", { name: "发布一版规则" }).first().click();
  await expect(other.locator("main")).toContainText("负债过半又刚入职的客户逾期较多");
  await other.getByRole("button", { name: "批准并执行" }).click();
  await other.goto(draft);
  await expect(other.locator("main")).toContainText("已发布，未生效");
});
