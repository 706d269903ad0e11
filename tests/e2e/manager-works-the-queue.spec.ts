import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { signInAs } from "@/tests/support/sign-in";

test("a manager claims two at once, hands one over and puts the other back @nojs @phone", async ({ context, page }, {
  project,
}) => {
  await signInAs(context, "li@demo.test");
  // The stories of desk, phone and no script run side by side: each takes rows of its own.
  const first = 2 * ["desk", "nojs", "phone"].indexOf(project.name);
  await page.goto("/work/queue?tab=unclaimed&sort=-due");
  const boxes = page.getByRole("checkbox");
  const numbers = await page.locator("tbody th").allInnerTexts();
  const [given, back] = [numbers[first]!, numbers[first + 1]!];
  await boxes.nth(first).check();
  await boxes.nth(first + 1).check();
  await page.getByRole("button", { name: "领取", exact: true }).last().click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("领取 2 件申请");
  await page.getByRole("button", { name: "领取 2 件" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("已领取 2 件");

  await page.goto("/work/queue?tab=mine&size=100");
  await page.getByRole("checkbox", { name: `选择 ${given}` }).check();
  await page.getByRole("button", { name: "转交…" }).click();
  await page.getByRole("button", { name: "转交 1 件" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("请选择接手的客户经理。");
  await page.getByLabel("接手的客户经理").selectOption({ index: 1 });
  await page.getByLabel("转交原因").fill("下周休假，请接手。");
  await page.getByRole("button", { name: "转交 1 件" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("已转交 1 件");

  await page.goto("/work/queue?tab=mine&size=100");
  await expect(page.getByText(given)).toHaveCount(0);
  await page.getByRole("checkbox", { name: `选择 ${back}` }).check();
  await page.getByRole("button", { name: "退回队列" }).click();
  await page.getByRole("button", { name: "退回 1 件" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("已退回 1 件");
});

test("the search box takes a number by form and leaves nothing of it in the address @nojs", async ({
  context,
  page,
}) => {
  await signInAs(context, "li@demo.test");
  await page.goto("/work/queue?tab=all");
  const number = await page.locator("tbody th").first().innerText();
  const box = page.getByRole("searchbox", { name: "搜索" });
  await box.fill(number.toLowerCase());
  await box.press("Enter");
  await expect(page).toHaveURL(/\/work\/applications\/[0-9a-f-]{36}$/);

  await page.goto("/work/queue");
  await box.fill("110105199003070097");
  await box.press("Enter");
  await expect(page.getByText("没有客户使用这个证件号码")).toBeVisible();
  expect(page.url()).not.toContain("1101");
});

test("a manager keeps a view, lets the queue open with it, and removes it @nojs @phone", async ({ context, page }, {
  project,
}) => {
  // The stories of desk, phone and no script run side by side: each has a manager of its own.
  await signInAs(context, { desk: "chen@demo.test", nojs: "zhao@demo.test" }[project.name] ?? "sun@demo.test");
  const name = `${project.name} 金卡`;
  await page.goto("/work/queue?tab=all&product=GOLD&sort=-limit");
  await page.getByRole("link", { name: "保存为视图" }).click();
  await expect(page.getByText("全部申请 · 产品：金卡")).toBeVisible();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("请给视图起个名称");
  await page.getByLabel("视图名称").fill(name);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("视图已保存。")).toBeVisible();
  await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "true");

  await page.getByRole("link", { name: "管理视图" }).click();
  await page.getByRole("link", { name: `修改，视图“${name}”` }).click();
  await page.getByRole("button", { name: "让审核队列先打开它" }).click();
  await expect(page.getByRole("status")).toHaveText("已保存。");
  await page.goto("/work/queue");
  await expect(page).toHaveURL(/product=GOLD/);

  await page.getByRole("link", { name: "管理视图" }).click();
  await page.getByRole("link", { name: `修改，视图“${name}”` }).click();
  await page.getByRole("button", { name: "删除这个视图" }).click();
  await expect(page.getByText("视图已删除。")).toBeVisible();
});

test("a manager says what for and gets the filtered queue as a workbook @nojs", async ({ context, page }) => {
  await signInAs(context, "li@demo.test");
  await page.goto("/work/queue?tab=all&product=GOLD");
  await page.getByRole("link", { name: "导出", exact: true }).click();
  await expect(page.getByText("全部申请 · 产品：金卡")).toBeVisible();
  await page.getByRole("button", { name: "导出" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("写明原因。");
  await expect(page).toHaveTitle(/^错误：/);
  await expect(page.getByText("全部申请 · 产品：金卡")).toBeVisible();

  await page.getByLabel("导出原因").fill("月度合规检查");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "导出" }).click()]);
  expect(file.suggestedFilename()).toBe("queue.xlsx");
  expect(
    readFileSync(await file.path())
      .subarray(0, 4)
      .toString("latin1"),
  ).toBe("PK\u0003\u0004");
});

test("keys walk the queue, rest while somebody types, and can be switched off", async ({ context, page }) => {
  await signInAs(context, "chen@demo.test");
  await page.goto("/work/queue?tab=all");
  const rows = page.locator("tbody tr");
  const name = (row: number) => rows.nth(row).getByRole("link").first();
  // The keys come with the script, a moment after the page.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(name(0)).toBeFocused({ timeout: 300 });
  }).toPass();
  await page.keyboard.press("j");
  await expect(name(1)).toBeFocused();
  await page.keyboard.press("x");
  await expect(rows.nth(1).getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("/");
  const box = page.getByRole("searchbox", { name: "搜索" });
  await expect(box).toBeFocused();
  await page.keyboard.type("jx?");
  await expect(box).toHaveValue("jx?");
  await box.blur();
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page).toHaveURL(/\/work$/);

  await page.goto("/work/shortcuts");
  await page.getByRole("button", { name: "关闭快捷键" }).click();
  await expect(page.getByRole("status")).toHaveText("快捷键已关闭。");
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(box).not.toBeFocused();
});

test("in English, too, the queue fits a desk without scrolling sideways", async ({ context, page, baseURL }) => {
  await signInAs(context, "wang@demo.test");
  await context.addCookies([{ name: "language", value: "en", url: baseURL! }]);
  for (const width of [1280, 1366, 1440])
    for (const tab of ["mine", "open"]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/work/queue?tab=${tab}`);
      const table = page.getByRole("table");
      await expect(table).toContainText("In review");
      const over = await table.evaluate((one) => one.scrollWidth - one.parentElement!.clientWidth);
      expect({ width, tab, over: Math.max(0, over) }).toEqual({ width, tab, over: 0 });
    }
});
