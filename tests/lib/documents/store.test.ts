import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";

const kept = new Map<string, Buffer>();
const asked: string[] = [];
let bucket: Server;

/** The smallest object store there is: it keeps what is put under a path. */
beforeAll(async () => {
  bucket = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    asked.push(`${request.method} ${path} ${request.headers.authorization?.split(" ")[0]}`);
    const parts: Buffer[] = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      if (request.method === "PUT") kept.set(path, Buffer.concat(parts));
      const found = kept.get(path);
      if (request.method === "DELETE") kept.delete(path);
      response.statusCode = found ? 200 : 404;
      response.end(request.method === "GET" ? found : undefined);
    });
  });
  await new Promise<void>((ready) => bucket.listen(0, "127.0.0.1", ready));
  Object.assign(process.env, {
    S3_ENDPOINT: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
    S3_BUCKET: "papers",
    S3_ACCESS_KEY_ID: "id",
    S3_SECRET_ACCESS_KEY: "secret",
  });
});

afterAll(() => void bucket.close());

test("with a bucket set, documents are put, fetched and dropped there, each request signed", async () => {
  const { dropBytes, fetchBytes, storeBytes } = await import("@/lib/documents/store");
  const bytes = Buffer.from([0, 255, 1, 254]);

  await storeBytes("person:paper", bytes);
  expect(await fetchBytes("person:paper")).toEqual(bytes);
  await dropBytes("person:paper");

  expect(await fetchBytes("person:paper")).toBeNull();
  expect(asked.map((line) => line.split(" ")[0])).toEqual(["PUT", "GET", "DELETE", "GET"]);
  expect(asked.every((line) => line.includes("/papers/person/paper AWS4-HMAC-SHA256"))).toBe(true);
});
