import { describe, expect, test } from "vitest";
import { ageOn, documentFault, documentKey, nameKey, possibleDocumentKeys } from "@/lib/identity/rules";

describe("other documents", () => {
  test.each([
    ["PASSPORT", "E12345678", null],
    ["PASSPORT", "EA1234567", null],
    ["PASSPORT", "ABCDEFGH", "documentNumber.passport"],
    ["PASSPORT", "E123", "documentNumber.passport"],
    ["HK_MACAU_PERMIT", "H12345678", null],
    ["HK_MACAU_PERMIT", "M1234567801", null],
    ["HK_MACAU_PERMIT", "K12345678", "documentNumber.hkMacau"],
    ["TAIWAN_PERMIT", "12345678", null],
    ["TAIWAN_PERMIT", "1234567", "documentNumber.taiwan"],
  ] as const)("%s %s", (type, number, fault) => {
    expect(documentFault(type, number)).toBe(fault);
  });
});

test("a typed number is looked for under every type it can belong to", () => {
  expect(possibleDocumentKeys("1234 5678")).toEqual(["PASSPORT:12345678", "TAIWAN_PERMIT:12345678"]);
  expect(possibleDocumentKeys("34052419800101001x")).toEqual([documentKey("RESIDENT_ID", "34052419800101001X")]);
  expect(possibleDocumentKeys("zhang san")).toEqual([]);
});

test("people turn a year older on their birthday in Shanghai, those of 29 February on 1 March", () => {
  expect(ageOn("2008-11-22", new Date("2026-11-21T15:59:59Z"))).toBe(17);
  expect(ageOn("2008-11-22", new Date("2026-11-21T16:00:00Z"))).toBe(18);
  expect(ageOn("2008-02-29", new Date("2026-02-28T12:00:00+08:00"))).toBe(17);
  expect(ageOn("2008-02-29", new Date("2026-03-01T00:00:00+08:00"))).toBe(18);
});

test("one name has one key, however it is spaced, dotted, accented or capitalised", () => {
  expect(nameKey("阿依古丽·买买提")).toBe(nameKey("阿依古丽 买买提"));
  expect(nameKey("Seán O'Neill")).toBe(nameKey("SEAN ONEILL"));
  expect(nameKey("张三")).not.toBe(nameKey("张山"));
});
