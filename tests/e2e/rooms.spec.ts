import { expect, test } from "@playwright/test";
import { eyes } from "@/tests/support/routes";
import { cookieFor } from "@/tests/support/session";
import { personOf, signInAs } from "@/tests/support/sign-in";

test("[WB-03] each answer carries the headers that keep it to itself", async ({ request }) => {
  for (const path of ["/", "/sign-in", "/healthz", "/nowhere", "/documents/1"]) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'nonce-[\w=+/-]{20,}' 'strict-dynamic'(;|$)/);
    for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "strict-transport-security": expect.stringMatching(/max-age=\d{8}/),
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("a page that is not there says so without script too", async ({ request }) => {
  const answer = await request.get("/cards/nothing");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toMatch(/<noscript>.*没有这一页/);
});

test("[WB-10] pages with personal data are kept by no cache", async ({ request }) => {
  const { name, value } = await cookieFor((await personOf(eyes.CUSTOMER)).id);
  const answer = await request.get("/home", { headers: { cookie: `${name}=${value}` } });
  expect(answer.headers()["cache-control"]).toContain("no-store");
});

test("the server says that it lives and that it is ready", async ({ request }) => {
  expect(await (await request.get("/healthz")).text()).toBe("ok\n");
  expect(await (await request.get("/readyz")).json()).toEqual({
    ready: true,
    database: "fine",
    migrations: "fine",
    jobs: "fine",
  });
});

test("whoever does nothing is told before the session ends, keeps what was typed, and may go on", async ({
  context,
  page,
}) => {
  await signInAs(context, eyes.MANAGER);
  await page.clock.install();
  await page.goto("/work/customers");
  const warning = page.getByRole("alertdialog", { name: "登录快要自动结束" });
  const box = page.getByRole("searchbox", { name: "搜索" });
  await box.fill("写到一半");
  await page.clock.fastForward("11:00");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("01:10");
  await expect(warning).toContainText("还有大约 2 分钟");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "继续" }).click();
  await expect(warning).toBeHidden();
  await expect(box).toHaveValue("写到一半");
  await page.clock.fastForward("20:00");
  await expect(page.getByRole("alertdialog", { name: "登录已自动结束" })).toBeVisible();
});
