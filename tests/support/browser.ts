import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import sparticuz from "@sparticuz/chromium";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** A Chromium that is there already, or the one that came with the packages. */
export async function browserPath(): Promise<string> {
  const there = [process.env.CHROMIUM_PATH ?? "", ...places, chromium.executablePath()].find((path) =>
    existsSync(path),
  );
  if (there) return there;
  if (process.platform === "linux" && process.arch === "x64") return sparticuz.executablePath();
  throw new Error("The stories need a Chromium: set CHROMIUM_PATH, or run: npx playwright install chromium");
}
