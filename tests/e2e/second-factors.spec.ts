import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { codeOf, forgetStep } from "@/tests/support/factors";
import { aCustomer, aManager } from "@/tests/support/make";
import { givePassword, usualPassword } from "@/tests/support/passwords";
import { cookieFor } from "@/tests/support/session";

async function signOut(page: Page) {
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page.getByRole("status")).toHaveText("您已退出登录。");
}

async function signIn(page: Page, email: string) {
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(usualPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

async function somebody(make: typeof aCustomer | typeof aManager): Promise<{ email: string; person: Actor }> {
  const email = `factor-${crypto.randomUUID()}@example.com`;
  const person = await make({ email });
  await givePassword(person.id);
  return { email, person };
}

/** A device of the browser's own that verifies its person at once. */
async function giveAuthenticator(context: BrowserContext, page: Page) {
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const stale = ({ id }: Actor) =>
  db.$executeRaw`UPDATE "Session" SET "factorAt" = now() - interval '6 minutes' WHERE "userId" = ${id}::uuid`;

test("[AU-15][AU-16] a customer adds an authenticator app and comes in with its code, or a recovery code @nojs", async ({
  page,
}) => {
  const { email, person } = await somebody(aCustomer);
  await signIn(page, email);
  await expect(page).toHaveURL(/\/home/);
  await page.goto("/security");
  await page.getByRole("link", { name: "添加" }).last().click();
  await page.getByRole("button", { name: "开始设置" }).click();
  await expect(page.getByRole("img", { name: "二维码" })).toBeVisible();
  const secret = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(" ", "");
  await page.getByLabel("应用显示的 6 位数字").fill("12345");
  await page.getByRole("button", { name: "确认并启用" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("验证码不对");
  await page.getByLabel("应用显示的 6 位数字").fill(codeOf(secret));
  await page.getByRole("button", { name: "确认并启用" }).click();
  await expect(page.getByRole("status")).toContainText("第二重验证已启用");
  const codes = await page.getByRole("main").getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole("button", { name: "已经保存好" }).click();
  await expect(page.getByText("还有 10 个可用")).toBeVisible();

  for (const [shown, used] of [
    [() => codeOf(secret), 10],
    [() => codes[0]!.toLowerCase(), 9],
  ] as const) {
    await signOut(page);
    await forgetStep(person);
    await signIn(page, email);
    await expect(page).toHaveURL(/\/sign-in\/second-factor/);
    await page.goto("/home");
    await expect(page).toHaveURL(/\/sign-in\/second-factor/);
    await page.getByLabel("验证码").fill(shown());
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await expect(page).toHaveURL(/\/home/);
    await page.goto("/security");
    await expect(page.getByText(`还有 ${used} 个可用`)).toBeVisible();
  }
});

test("[AU-14][SE-08] a manager adds a passkey, comes in with it, and confirms with it what matters", async ({
  page,
  context,
}) => {
  const { email, person } = await somebody(aManager);
  await giveAuthenticator(context, page);
  await signIn(page, email);
  await expect(page).toHaveURL(/\/work/);
  await page.goto("/security/passkeys/new");
  await page.getByLabel("名称").fill("办公室电脑");
  await page.getByRole("button", { name: "添加通行密钥" }).click();
  await expect(page.getByRole("status").first()).toContainText("第二重验证已启用");

  await signOut(page);
  await signIn(page, email);
  await expect(page).toHaveURL(/\/sign-in\/second-factor/);
  await page.getByRole("button", { name: "使用通行密钥" }).click();
  await expect(page).toHaveURL(/\/work/);

  await stale(person);
  const before = (await context.cookies()).find(({ name }) => name === "sid")?.value;
  await page.goto("/security/authenticator");
  await expect(page).toHaveURL(/\/confirm\?next=/);
  await page.getByRole("button", { name: "使用通行密钥" }).click();
  await expect(page).toHaveURL(/\/security\/authenticator/);
  expect((await context.cookies()).find(({ name }) => name === "sid")?.value).not.toBe(before);

  await page.goto("/security");
  await page.getByRole("link", { name: "改名" }).click();
  await page.getByLabel("名称").fill("家里的电脑");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("通行密钥：家里的电脑")).toBeVisible();
  await page.getByRole("link", { name: "移除" }).click();
  await page.getByRole("button", { name: "移除" }).click();
  await expect(page.getByText("还没有第二重验证")).toBeVisible();
});

test("[SE-02][SE-08] without a second factor the password is asked again before what matters @nojs", async ({
  page,
  context,
}) => {
  const { email, person } = await somebody(aCustomer);
  await signIn(page, email);
  await expect(page).toHaveURL(/\/home/);
  await stale(person);
  await page.goto("/security/authenticator");
  await expect(page).toHaveURL(/\/confirm\?next=/);
  const [before] = await context.cookies().then((all) => all.filter(({ name }) => name === "sid"));
  await page.getByLabel("密码", { exact: true }).fill("not this sentence");
  await page.getByRole("button", { name: "确认", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("密码不对");
  await page.getByLabel("密码", { exact: true }).fill(usualPassword);
  await page.getByRole("button", { name: "确认", exact: true }).click();
  await expect(page).toHaveURL(/\/security\/authenticator/);
  const replay = await page.request.fetch("/home", { maxRedirects: 0, headers: { cookie: `sid=${before!.value}` } });
  expect(replay.status()).toBe(307);
});

test("[SE-02][SE-03][SE-05] signing out ends the session on the server and clears the browser", async ({
  page,
  context,
}) => {
  const { email } = await somebody(aCustomer);
  const planted = { name: "sid", value: (await cookieFor((await aCustomer()).id)).value.replace(/.{4}$/, "AAAA") };
  await context.addCookies([{ ...planted, domain: "localhost", path: "/" }]);
  await signIn(page, email);
  await expect(page).toHaveURL(/\/home/);
  const replayed = await page.request.fetch("/home", { maxRedirects: 0, headers: { cookie: `sid=${planted.value}` } });
  expect(replayed.status()).toBe(307);
  const sid = (await context.cookies()).find(({ name }) => name === "sid")!;
  expect(sid).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/", domain: "localhost" });
  expect(sid.value.length).toBeLessThan(4_096);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "退出" }).click();
  expect((await (await answered).allHeaders())["clear-site-data"]).toBe('"cache", "storage"');
  await expect(page).toHaveURL(/\/sign-in\?notice=account.signedOut/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  const headers = { cookie: `sid=${sid.value}` };
  expect((await page.request.fetch("/home", { maxRedirects: 0, headers })).status()).toBe(307);
});
