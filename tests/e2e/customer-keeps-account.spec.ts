import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { mailedLink } from "@/tests/support/mailed";
import { aCustomer } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";
import { admit } from "@/tests/support/sign-in";

const newAddress = () => `keeper-${crypto.randomUUID()}@example.com`;
const newPassword = "the kettle sings at dawn";

async function aMember() {
  const email = newAddress();
  const { id } = await aCustomer({ email });
  await givePassword(id);
  return { id, email };
}
async function inside(context: BrowserContext) {
  const member = await aMember();
  await admit(context, member.id);
  return member;
}
async function signIn(page: Page, email: string, password: string) {
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}
const notice = (page: Page) => page.getByRole("status").first();

test("[AU-07] a forgotten password: the mailed link sets a new one and signs nobody in @nojs @phone", async ({
  page,
}) => {
  const { email } = await aMember();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "忘记密码？" }).click();
  await expect(page.getByRole("heading", { name: "忘记密码" })).toBeVisible();
  await page.getByLabel("邮箱").fill(email);
  await page.getByRole("button", { name: "发送链接" }).click();
  await expect(page.getByRole("heading", { name: "请查收邮件" })).toBeVisible();

  const link = await mailedLink(email, "/reset-password/");
  await page.goto(link);
  await page.getByLabel("新密码", { exact: true }).fill("the teapot of 1990-01-01 sings");
  await page.getByRole("button", { name: "设置新密码" }).click();
  await expect(page.getByRole("alert").first()).toContainText("本人的资料");
  await page.getByLabel("新密码", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "设置新密码" }).click();
  await expect(notice(page)).toHaveText("新密码已设置，现在可以用它登录。");
  await page.goto("/home");
  await expect(page).toHaveURL(/\/sign-in/);

  await signIn(page, email, usualPassword);
  await expect(page.getByRole("alert").first()).toContainText("邮箱或密码不对");
  await signIn(page, email, newPassword);
  await expect(page).toHaveURL(/\/home$/);
  await page.goto(link);
  await page.getByLabel("新密码", { exact: true }).fill(`${newPassword} again`);
  await page.getByRole("button", { name: "设置新密码" }).click();
  await expect(page.getByRole("alert").first()).toContainText("已失效或已用过");
});

test("[AU-08] a forgotten password: known and unknown addresses get the same page @nojs", async ({ page }) => {
  const { email } = await aMember();
  const told: string[] = [];
  for (const address of [email, newAddress()]) {
    await page.goto("/forgot-password");
    await page.getByLabel("邮箱").fill(address);
    await page.getByRole("button", { name: "发送链接" }).click();
    await expect(page).toHaveURL(/\/forgot-password\/sent$/);
    told.push(await page.locator("main").innerText());
  }
  expect(told[0]).toBe(told[1]);
});

test("[SE-07] a changed password ends the sign-ins elsewhere @nojs", async ({ browser, context, page }) => {
  const { id } = await inside(context);
  const elsewhere = await browser.newContext();
  await admit(elsewhere, id);
  const other = await elsewhere.newPage();
  await other.goto("/home");
  await expect(other).toHaveURL(/\/home$/);

  await page.goto("/security");
  await page.getByRole("link", { name: "更改密码" }).click();
  await page.getByLabel("现在的密码").fill("not this sentence");
  await page.getByLabel("新密码", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "更改密码" }).click();
  await expect(page.getByRole("alert").first()).toContainText("密码不对");
  await page.getByLabel("现在的密码").fill(usualPassword);
  await page.getByLabel("新密码", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "更改密码" }).click();
  await expect(notice(page)).toContainText("密码已更改");

  await other.goto("/home");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
  await page.goto("/home");
  await expect(page).toHaveURL(/\/home$/);
});

test("[AU-06] a changed address and the way back @nojs", async ({ context, page }) => {
  const { email } = await inside(context);
  const after = newAddress();
  await page.goto("/security");
  await page.getByRole("link", { name: "更改邮箱" }).click();
  await expect(page.getByRole("heading", { name: "更改登录邮箱" })).toBeVisible();
  await page.getByLabel("新的邮箱").fill(after);
  await page.getByRole("button", { name: "发送确认邮件" }).click();
  await expect(notice(page)).toContainText("确认链接已发到新的邮箱");
  await expect(page.locator("main")).toContainText(`${after} 还没有确认`);

  await page.goto(await mailedLink(after, "/confirm-contact/"));
  await page.getByRole("button", { name: "确认新的邮箱" }).click();
  await expect(notice(page)).toContainText("登录邮箱已更改");
  await page.goto("/home");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, after, usualPassword);
  await expect(page).toHaveURL(/\/home$/);

  await page.goto(await mailedLink(email, "/undo-contact/"));
  await page.getByRole("button", { name: "不是本人，撤销更改" }).click();
  await expect(notice(page)).toContainText("更改已撤销");
  await page.goto(await mailedLink(email, "/reset-password/"));
  await page.getByLabel("新密码", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "设置新密码" }).click();
  await signIn(page, email, newPassword);
  await expect(page).toHaveURL(/\/home$/);
});

test("[SE-08] password and address are changed only by somebody who has just shown who it is @nojs", async ({
  context,
  page,
}) => {
  const { id } = await aMember();
  const { name, value } = await cookieFor(id, { factorAt: new Date(Date.now() - 6 * 60_000) });
  await context.addCookies([{ name, value, domain: "localhost", path: "/", httpOnly: true, sameSite: "Strict" }]);
  for (const place of ["password", "email"]) {
    await page.goto(`/security/${place}`);
    await expect(page).toHaveURL(/\/confirm\?next=/);
  }
  await page.getByLabel("密码", { exact: true }).fill(usualPassword);
  await page.getByRole("button", { name: "确认" }).click();
  await expect(page).toHaveURL(/\/security\/email$/);
});

test("[SE-07] a person sees where the account is signed in and ends it @nojs", async ({ browser, context, page }) => {
  const { id } = await inside(context);
  const elsewhere = await browser.newContext();
  for (let device = 0; device < 3; device += 1) await admit(elsewhere, id);
  const other = await elsewhere.newPage();
  await page.goto("/security");
  await page.getByRole("link", { name: "查看设备" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "当前设备" })).toHaveCount(1);
  const ends = page.getByRole("button", { name: /^结束登录/ });
  await expect(ends).toHaveCount(3);
  await ends.first().click();
  await expect(notice(page)).toContainText("已结束那台设备上的登录");
  await page.getByRole("button", { name: "结束所有其他登录" }).click();
  await expect(notice(page)).toContainText("已结束所有其他登录");
  await expect(ends).toHaveCount(0);
  await other.goto("/home");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

test("[AU-01] the meter says what would help and keeps nobody from sending; a password is pasted and shown", async ({
  page,
}) => {
  await page.goto("/register");
  const field = page.getByLabel("密码", { exact: true });
  await field.fill("qwertyuiop12345");
  await expect(page.getByText(/强度：弱。.它像一个常用的密码/)).toBeVisible();
  await field.fill("短");
  await expect(page.getByText(/再长一些/)).toBeVisible();
  await field.fill("xinka 7 Fjorde 3 Elche");
  await expect(page.getByText(/强度：弱。.避开姓名和信卡的名称/)).toBeVisible();
  // As a password manager, or somebody who copies it from one.
  const email = page.getByLabel("邮箱");
  await email.fill(newPassword);
  await email.press("ControlOrMeta+a");
  await email.press("ControlOrMeta+x");
  await field.fill("");
  await field.press("ControlOrMeta+v");
  await expect(field).toHaveValue(newPassword);
  await expect(page.getByText(/强度：很强/)).toBeVisible();
  await expect(field).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "显示" }).click();
  await expect(field).toHaveAttribute("type", "text");
});
