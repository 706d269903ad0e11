import { createHmac, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { newPersonKey, unwrapPersonKey } from "@/lib/vault/person";
import { open, openFile, seal, sealFile } from "@/lib/vault/seal";

const key = { id: "p1", secret: createSecretKey(randomBytes(32)) };
const place = { table: "Customer", column: "nameSealed", row: "a" };

describe("a sealed text", () => {
  test("opens to what was sealed, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (text) => open(key, place, seal(key, place, text)) === text.toWellFormed(),
      ),
    );
  });

  test("is never the same twice", () => {
    expect(seal(key, place, "张三")).not.toBe(seal(key, place, "张三"));
  });

  test.each([
    ["row", { ...place, row: "b" }],
    ["column", { ...place, column: "mobileSealed" }],
    ["table", { ...place, table: "User" }],
  ])("[DP-02] does not open in another %s", (_what, elsewhere) => {
    expect(() => open(key, elsewhere, seal(key, place, "张三"))).toThrow("sealed text does not open");
  });

  test("[DP-02] does not open with another person's key", () => {
    expect(() => open({ ...key, secret: createSecretKey(randomBytes(32)) }, place, seal(key, place, "张三"))).toThrow(
      "does not open",
    );
  });

  test("does not open when any of its characters was changed, and says nothing more", () => {
    const sealed = seal(key, place, "330106199001010012");
    const body = sealed.lastIndexOf(".") + 1;
    for (let at = body; at < sealed.length - 1; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;
      expect(() => open(key, place, changed)).toThrow(/^sealed text does not open$/);
    }
  });

  test.each(["", "v1", "v2.p1.a.b", "v1.p1..", "v1.p1.AAAAAAAAAAAAAAAA.AA"])("refuses %j", (text) => {
    expect(() => open(key, place, text)).toThrow("sealed text does not open");
  });
});

test("a file is bound to its place like a text", () => {
  const bytes = randomBytes(100_000);
  const sealed = sealFile(key, place, bytes);
  expect(openFile(key, place, sealed).equals(bytes)).toBe(true);
  expect(() => openFile(key, { ...place, row: "b" }, sealed)).toThrow("does not open");
});

test("a person's key opens for that person only", () => {
  const { key: made, wrapped } = newPersonKey("person a");
  expect(unwrapPersonKey("person a", wrapped).secret.equals(made.secret)).toBe(true);
  expect(() => unwrapPersonKey("person b", wrapped)).toThrow("does not open");
});

test("[DP-03] an index is HMAC-SHA-256 in full length, under a key of its kind, so that equal texts of two kinds differ", () => {
  const number = "13800000000";
  const made = (kind: string) => {
    const key = hkdfSync("sha256", Buffer.from(process.env.INDEX_KEY!, "base64"), "xinka", `index:${kind}`, 32);
    return createHmac("sha256", Buffer.from(key)).update(number).digest("base64url");
  };
  expect(keyedIndex("mobile", number)).toBe(made("mobile"));
  expect(keyedIndex("document", number)).toBe(made("document"));
  expect(made("mobile")).not.toBe(made("document"));
});
