import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const kept = new Map<string, Buffer>();
const lengths: (string | undefined)[] = [];
const folder = mkdtempSync(join(tmpdir(), "xinka-far-"));
let bucket: Server;

beforeAll(async () => {
  bucket = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const path = request.url ?? "";
      if (request.method === "PUT") {
        lengths.push(request.headers["content-length"]);
        kept.set(path, Buffer.concat(parts));
      }
      const found = kept.get(path);
      if (request.method === "DELETE") kept.delete(path);
      response.statusCode = found ? 200 : 404;
      response.end(request.method === "GET" ? found : undefined);
    });
  });
  await new Promise<void>((ready) => bucket.listen(0, "127.0.0.1", ready));
  Object.assign(process.env, {
    BACKUPS_DIR: folder,
    BACKUPS_BUCKET: "vault",
    S3_ENDPOINT: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
    S3_BUCKET: "papers",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "secret",
  });
});

afterAll(() => void bucket.close());

test("a backup lies in the bucket too, and comes back from there when its file is lost", async () => {
  const { bringBack, carryOut, removeFar } = await import("@/lib/backups/far-store");
  const bytes = Buffer.alloc(3_000_000, "xinka");
  writeFileSync(join(folder, "one.backup"), bytes);
  await carryOut("one.backup");
  expect(lengths).toEqual(["3000000"]);
  rmSync(join(folder, "one.backup"));
  expect(await bringBack("one.backup")).toBe(true);
  expect(readFileSync(join(folder, "one.backup")).equals(bytes)).toBe(true);
  await removeFar("one.backup");
  expect(await bringBack("one.backup")).toBe(false);
});
