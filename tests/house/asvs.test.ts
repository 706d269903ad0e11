import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { judge, proofs, requirements, table } from "@/bin/asvs/table";

test("[SC-04] the evidence table says what the tests say now: npm run asvs writes it", () => {
  expect(readFileSync("docs/asvs.md", "utf8")).toBe(table());
});

test("[SC-04] every requirement of levels 1 and 2 stands in it once, with its reason where nothing shows it", () => {
  const numbers = requirements().map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBe(217);
  const bare = requirements().filter(({ level, words, evidence }) => !/^[12]$/.test(level) || !words || !evidence);
  expect(bare).toEqual([]);
});

test("[SC-04] a row without a test is never called shown", () => {
  const invented = { number: "0.0.0", level: "1", words: "x", evidence: "ZZ-99" };
  expect(judge(invented, proofs()).standing).toBe("open");
  expect(judge({ ...invented, evidence: "ZZ-99, AZ-01" }, proofs()).standing).toBe("in part");
});
