import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { Settings, settingFaults } from "@/lib/env";

const example = readFileSync(".env.example", "utf8");

/** Read by npm start and other commands; the product itself does not know them. */
const ofTheStart = ["HOST", "PORT", "DATABASE_OWNER_URL"];

test(".env.example names every setting, and no other", () => {
  const named = Object.keys(parseEnv(example)).toSorted();
  expect(named).toEqual([...Object.keys(Settings.shape), ...ofTheStart].toSorted());
});

test(".env.example has a comment for every setting or group of settings", () => {
  const bare = example.split("\n\n").filter((block) => !block.trim().startsWith("#"));
  expect(bare).toEqual([]);
});

test("the example as it stands is refused with a sentence for each missing secret", () => {
  const faults = settingFaults(parseEnv(example) as NodeJS.ProcessEnv);
  for (const name of ["DATABASE_URL", "AUTH_SECRET", "DATA_KEY", "INDEX_KEY", "PASSWORD_KEY", "LOG_KEY"])
    expect(faults.some((fault) => fault.startsWith(`${name} is missing`) && fault.endsWith("."))).toBe(true);
});
