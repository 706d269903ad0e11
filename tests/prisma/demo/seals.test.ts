import { createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { open, openBytes } from "@/lib/vault/seal";
import { sealMany, type Unsealed } from "@/prisma/demo/seal-many";

const key = { id: "p1", secret: createSecretKey(randomBytes(32)) };
const unsealed = (text: string | Buffer, row: string): Unsealed => ({
  place: { table: "Customer", column: "nameSealed", row },
  text,
  sealed: "",
});

test("texts sealed together open one by one, of every length, and only in their place", () => {
  const texts = Array.from({ length: 200 }, (_, length) =>
    unsealed("张".repeat(length % 70) + "x".repeat(length), String(length)),
  );
  sealMany(key, texts);
  for (const { place, text, sealed } of texts) expect(open(key, place, sealed)).toBe(text);
  expect(new Set(texts.map(({ sealed }) => sealed.split(".")[2])).size).toBe(texts.length);

  const [one, other] = [texts[3]!, texts[4]!];
  expect(() => open(key, other.place, one.sealed)).toThrow("does not open");
  expect(() => open({ id: "p1", secret: createSecretKey(randomBytes(32)) }, one.place, one.sealed)).toThrow(
    "does not open",
  );
});

test("a key is sealed as bytes", () => {
  const bytes = unsealed(randomBytes(32), "1");
  sealMany(key, [bytes]);
  expect(openBytes(key, bytes.place, bytes.sealed)).toEqual(bytes.text);
});
