import { afterAll, beforeAll, expect, test } from "vitest";
import { aBucket } from "@/tests/support/bucket";

let bucket: Awaited<ReturnType<typeof aBucket>>;
beforeAll(async () => {
  bucket = await aBucket();
});
afterAll(() => bucket.close());

test("with a bucket set, documents are put, fetched and dropped there, each request signed", async () => {
  const { dropBytes, fetchBytes, storeBytes } = await import("@/lib/documents/store");
  const bytes = Buffer.from([0, 255, 1, 254]);

  await storeBytes("person:paper", bytes);
  expect(await fetchBytes("person:paper")).toEqual(bytes);
  await dropBytes("person:paper");

  expect(await fetchBytes("person:paper")).toBeNull();
  expect(bucket.asked.map(({ method }) => method)).toEqual(["PUT", "GET", "DELETE", "GET"]);
  for (const one of bucket.asked)
    expect(one).toMatchObject({ path: "/papers/person/paper", signedBy: "AWS4-HMAC-SHA256" });
});
