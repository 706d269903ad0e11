import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, test } from "@playwright/test";
import { addressOf, everyPage } from "@/tests/support/routes";
import { admit } from "@/tests/support/sign-in";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const looks = [
  { language: "zh-CN", theme: "light", width: 1280, height: 800 },
  { language: "en", theme: "dark", width: 360, height: 740 },
] as const;

for (const route of everyPage())
  test(`anyone can read ${route.pattern}`, async ({ context, page }) => {
    const faults: string[] = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    const { path, reader, stage } = await addressOf(route);
    if (reader) await admit(context, reader, stage);
    for (const look of looks)
      await test.step(`${look.language}, ${look.theme}, ${look.width} wide`, async () => {
        await page.setViewportSize(look);
        await choose(context, look);
        await page.goto(path);

        expect(faults).toEqual([]);
        await expect(page).toHaveTitle(/\S/);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        // Our pages frame nothing, so that no second page is needed to gather what was found.
        const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
        const { violations } = await axe.withTags(rules).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
      });
  });

async function choose(context: BrowserContext, look: (typeof looks)[number]) {
  const kept = { domain: "localhost", path: "/" };
  await context.addCookies([
    { name: "language", value: look.language, ...kept },
    { name: "theme", value: look.theme, ...kept },
  ]);
}
