import fc from "fast-check";
import { expect } from "vitest";
import type { z } from "zod";
import { catalogue } from "@/lib/messages";
import { yuanText } from "@/lib/money";

type Sent = Record<string, unknown>;

/** What people, machines and attackers put into one field. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: "binary", maxLength: 24 }) },
  {
    weight: 3,
    arbitrary: fc.string({
      unit: fc.constantFrom(
        "\u202e",
        "\u200b",
        "\u0000",
        "\ud800",
        "\uff10",
        "\uff0e",
        "1",
        ",",
        "x",
        " ",
        "\u5f20",
        "\ufeff",
        "\u{1f468}",
        "\u200d",
        "\n",
        "e\u0301",
        "-",
        "@",
      ),
      maxLength: 24,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      " ",
      "0",
      "-1",
      "1e9",
      "NaN",
      "null",
      "undefined",
      "true",
      "[object Object]",
      "__proto__",
      "constructor",
      "toString",
      "' or 1=1 --",
      "<script>alert(1)</script>",
      "=1+1",
      "../../etc/passwd",
      "%00",
      "9".repeat(400),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "x".repeat(20_000),
      "\uff11".repeat(9_999),
      " ".repeat(9_999),
      "a ".repeat(4_999),
      "\u{1f600}".repeat(4_000),
      "1,".repeat(4_000),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      undefined,
      null,
      0,
      7,
      1.5,
      Number.NaN,
      true,
      12n,
      [],
      ["a", "b"],
      [null],
      {},
      { toString: "x" },
      new Date(0),
      Symbol.iterator,
    ),
  },
);

/** A sent form: fields missing, repeated, foreign, hostile, and often enough a plausible answer (always, when `kind` is 0). */
export function sentForms(plausible: Record<string, readonly unknown[]>): fc.Arbitrary<Sent> {
  const fields = Object.entries(plausible);
  const field = (values: readonly unknown[], kind: number) =>
    fc.oneof(
      { weight: kind === 0 ? 1_000 : 4, arbitrary: fc.constantFrom(...values) },
      { weight: kind, arbitrary: hostile },
    );
  const extra = fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    fc.constantFrom<Sent>(JSON.parse('{"__proto__":{"role":"ADMIN"}}'), {
      role: "ADMIN",
      $ACTION_ID: "x",
      constructor: "y",
    }),
  );
  return fc
    .oneof(...[0, 1, 4].map((kind) => fc.tuple(extra, ...fields.map(([, values]) => field(values, kind)))))
    .map(([more, ...values]) => ({
      ...(more as Sent),
      ...Object.fromEntries(values.map((value, index) => [fields[index]![0], value])),
    }));
}

/** An accepted answer as the form would send it again. */
export function asSent(output: Sent): Sent {
  return Object.fromEntries(Object.entries(output).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textOf);
  if (value === null || value === undefined) return "";
  if (value === true) return "yes";
  return typeof value === "bigint" ? yuanText(value) : String(value);
}

/** Ten thousand sent forms: none throws, each fault has its words in both languages, what is accepted stays as it is. */
export function holdsAgainst(schema: z.ZodObject, plausible: Record<string, readonly unknown[]>, numRuns = 10_000) {
  expect(Object.keys(plausible).toSorted()).toEqual(Object.keys(schema.shape).toSorted());
  let accepted = 0;
  fc.assert(
    fc.property(sentForms(plausible), (sent) => {
      const read = schema.safeParse(sent);
      if (!read.success) {
        for (const { message } of read.error.issues) if (!hasWords(message)) throw new Error(`no words for ${message}`);
        return;
      }
      accepted += 1;
      if (Object.keys(read.data).some((name) => !(name in plausible))) throw new Error("a foreign field came through");
      expect(schema.parse(asSent(read.data))).toEqual(read.data);
    }),
    { numRuns },
  );
  expect(accepted).toBeGreaterThan(numRuns / 100);
}

export const hasWords = (code: string) => wordsOf("zh-CN", code) !== null && wordsOf("en", code) !== null;

export function wordsOf(language: "zh-CN" | "en", code: string): string | null {
  const words = code
    .split(".")
    .reduce<unknown>((at, key) => (at as Sent | undefined)?.[key], catalogue[language].errors);
  return typeof words === "string" ? words : null;
}

/** The first fault of each field. */
export function faults(schema: z.ZodType, sent: unknown): Record<string, string> {
  const read = schema.safeParse(sent);
  const found: Record<string, string> = {};
  for (const { path, message } of read.error?.issues ?? []) found[String(path[0])] ??= message;
  return found;
}
