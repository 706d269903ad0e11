import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { db } from "@/lib/db";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { aCustomer, aManager, dismiss } from "@/tests/support/make";
import { admit, signInAs } from "@/tests/support/sign-in";

const call = "xss9417()";
const payload = [
  `<img src=x onerror=${call}>`,
  `<svg onload=${call}>`,
  `</script><script>${call}</script>`,
  `"' autofocus onfocus=${call} onmouseover=${call} x='`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `{{constructor.constructor('${call}')()}}`,
].join("");

/** How often a script of theirs ran, by its own call or by a dialog. */
async function count(page: Page) {
  const ran = { times: 0 };
  await page.exposeFunction("xss9417", () => {
    ran.times += 1;
  });
  page.on("dialog", (dialog) => {
    ran.times += 1;
    void dialog.dismiss();
  });
  return ran;
}

test("[WB-04] scripts in names and branches run in nobody's browser", async ({ page, context }) => {
  const ran = await count(page);
  const customer = await aCustomer({ profile: { name: payload } });
  const colleague = await aManager({ name: payload, branch: payload });
  await dismiss(colleague);
  const readers: [who: string | null, pages: string[]][] = [
    [null, ["/home", "/profile", "/profile/identity"]],
    ["wang@demo.test", [`/work/customers/${customer.id}`]],
    ["admin@demo.test", [`/admin/staff/${colleague.id}`, "/admin/staff/rights", `/admin/customers/${customer.id}`]],
  ];
  let shown = 0;
  for (const [who, pages] of readers) {
    await (who ? signInAs(context, who) : admit(context, customer.id));
    for (const path of pages) {
      await page.goto(path);
      if ((await page.content()).includes("xss9417")) shown += 1;
    }
  }
  expect(shown).toBeGreaterThanOrEqual(3);
  expect(ran.times).toBe(0);
});

test("[WB-03] a script that found its way into a page does not run", async ({ page }) => {
  const ran = await count(page);
  const planted = `<script>${call}</script><img src="/nowhere.png" onerror="${call}">`;
  let put = false;
  await page.route("**/sign-in", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("</body>", `${planted}</body>`);
    put = body.includes(planted);
    await route.fulfill({ response, body });
  });
  const report = page.waitForRequest(/\/policy-reports$/);
  await page.goto("/sign-in");
  expect(put).toBe(true);
  expect((await report).postDataJSON()["csp-report"]).toMatchObject({ "blocked-uri": "inline" });
  await page.evaluate((code) => {
    location.href = `javascript:${code}`;
  }, call);
  await page.waitForTimeout(500);
  expect(ran.times).toBe(0);
  await page.evaluate("xss9417()");
  await expect.poll(() => ran.times).toBe(1);
});

test("[WB-01] a form that another site sends from a sandboxed frame does nothing", async ({ page, request }) => {
  const email = `framed-${crypto.randomUUID()}@example.com`;
  const home = new URL((await request.get("/register")).url()).origin;
  const [form = ""] =
    /<form[^>]*>(?:(?!<\/form>).)*name="mobile"/s.exec(await (await request.get("/register")).text()) ?? [];
  const hidden = form.match(/<input type="hidden" name="\$ACTION[^>]*>/g) ?? [];
  expect(hidden.length).toBeGreaterThan(0);
  const given = { email, mobile: "13912345678", password: "a sentence nobody guesses", consent: "yes" };
  const fields = Object.entries(given).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const framed = `<form method="post" enctype="multipart/form-data" action="${home}/register">${hidden.join("")}${fields.join("")}
    </form><script>document.forms[0].submit()</script>`;
  const body = `<iframe sandbox="allow-forms allow-scripts" srcdoc='${framed.replaceAll("&", "&amp;").replaceAll("'", "&#39;")}'></iframe>`;
  const evil = createServer((_asked, page) => void page.setHeader("content-type", "text/html").end(body));
  await new Promise<void>((done) => evil.listen(0, "127.0.0.1", done));
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
  expect((await answer).request().headers().origin).toBe("null");
  expect((await answer).status()).toBe(403);
  evil.close();
  expect(await db.user.count({ where: { emailIndex: keyedIndex("email", email) } })).toBe(0);
});
