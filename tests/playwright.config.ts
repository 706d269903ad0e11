import { defineConfig, devices } from "@playwright/test";
import { browserPath } from "./support/browser";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const silent = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

// A story marked @nojs or @phone is told there too; a file named *.nojs.spec.ts or *.phone.spec.ts only there,
// and *.last.spec.ts when all others are told: it changes what every manager is advised.
export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  globalTimeout: 13 * 60_000,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["line"], ["json"]],
  use: {
    baseURL: process.env.APP_URL ?? "http://localhost:3000",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions: { executablePath: await browserPath(), args: [...flags, ...silent] },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desk", grepInvert: /\.(nojs|phone|last)\.spec/, use: { viewport: { width: 1280, height: 800 } } },
    { name: "nojs", grep: /@nojs|\.nojs\.spec/, use: { javaScriptEnabled: false } },
    { name: "phone", grep: /@phone|\.phone\.spec/, use: { ...devices["Pixel 7"] } },
    { name: "last", grep: /\.last\.spec/, dependencies: ["desk", "nojs", "phone"] },
  ],
});
