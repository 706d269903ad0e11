import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBucket } from "@/tests/support/bucket";

const folder = mkdtempSync(join(tmpdir(), "xinka-far-"));
let bucket: Awaited<ReturnType<typeof aBucket>>;

beforeAll(async () => {
  bucket = await aBucket();
  Object.assign(process.env, { BACKUPS_DIR: folder, BACKUPS_BUCKET: "vault" });
});
afterAll(() => bucket.close());

test("a backup lies in the bucket too, and comes back from there when its file is lost", async () => {
  const { bringBack, carryOut, removeFar } = await import("@/lib/backups/far-store");
  const bytes = Buffer.alloc(3_000_000, "xinka");
  writeFileSync(join(folder, "one.backup"), bytes);
  await carryOut("one.backup");
  expect(bucket.asked.filter(({ method }) => method === "PUT").map(({ length }) => length)).toEqual(["3000000"]);
  rmSync(join(folder, "one.backup"));
  expect(await bringBack("one.backup")).toBe(true);
  expect(readFileSync(join(folder, "one.backup")).equals(bytes)).toBe(true);
  await removeFar("one.backup");
  expect(await bringBack("one.backup")).toBe(false);
});
