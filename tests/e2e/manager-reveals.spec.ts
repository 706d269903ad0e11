import { expect, test } from "@playwright/test";
import { aCustomer } from "@/tests/support/make";
import { admit, signInAs } from "@/tests/support/sign-in";

test("[DP-06] a manager sees a customer in full once, against a reason, and the customer sees that @nojs @phone", async ({
  page,
  context,
}) => {
  const documentNumber = "11010119900307743X";
  const customer = await aCustomer({
    email: `seen-${crypto.randomUUID()}@example.com`,
    profile: { name: "欧阳修竹", documentNumber },
  });
  await signInAs(context, "wang@demo.test");
  await page.goto(`/work/customers/${customer.id}`);
  await expect(page.locator("body")).not.toContainText(documentNumber);
  await page.getByRole("link", { name: "查看完整资料" }).click();

  await page.getByRole("button", { name: "查看完整资料" }).click();
  await expect(page.getByRole("alert").first()).toContainText("请选择原因");
  await page.getByLabel("原因").selectOption({ label: "核对身份" });
  await page.getByLabel("具体说明").fill("客户来电，工单 20261122-17");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: "查看完整资料" }).click(),
  ]);
  const shown = page.getByRole("status");
  await expect(shown).toContainText(documentNumber);
  await expect(shown).toContainText("欧阳修竹");
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(page.url()).toMatch(new RegExp(`/work/customers/${customer.id}/reveal$`));

  await page.goto(page.url());
  await expect(page.getByLabel("具体说明")).toBeVisible();
  await expect(page.locator("body")).not.toContainText(documentNumber);

  await admit(context, customer.id);
  await page.goto("/activity");
  await page.getByRole("link", { name: "谁看过我的资料" }).click();
  const entry = page.getByRole("listitem").filter({ hasText: "王敏" });
  await expect(entry).toContainText("证件号码");
  await expect(entry).toContainText("核对您的身份");
});
