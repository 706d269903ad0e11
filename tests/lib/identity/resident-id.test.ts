import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { realDay } from "@/lib/forms/days";
import { checkOf, residentId } from "@/lib/identity/resident-id";

describe("GB 11643-1999", () => {
  test("the published vectors", () => {
    expect(residentId("34052419800101001X")).toEqual({
      number: "34052419800101001X",
      birthDate: "1980-01-01",
      sex: "MALE",
    });
    expect(residentId("340524198001010013")).toBe("documentNumber.residentChecksum");
    expect(residentId("11010519491231002X")).toMatchObject({ birthDate: "1949-12-31", sex: "FEMALE" });
  });

  test.each([
    ["", "documentNumber.residentLength"],
    ["340524800101001", "documentNumber.residentLength"],
    ["3405241980010100XX", "documentNumber.residentLength"],
    ["34052419800101001x", "documentNumber.residentLength"],
    ["99052419800101001X", "documentNumber.residentRegion"],
    ["340524198002300010", "documentNumber.residentBirthDate"],
    ["340524189912310010", "documentNumber.residentBirthDate"],
    ["340524209901010010", "documentNumber.residentBirthDate"],
  ])("%j is refused with %s", (number, fault) => {
    expect(residentId(number)).toBe(fault);
  });

  test("somebody born today in Shanghai has a number, somebody born tomorrow has none", () => {
    const born = (day: string) => {
      const first = `330106${day.replaceAll("-", "")}001`;
      return residentId(first + checkOf(first), "2026-11-22");
    };
    expect(born("2026-11-22")).toMatchObject({ birthDate: "2026-11-22" });
    expect(born("2026-11-23")).toBe("documentNumber.residentBirthDate");
  });
});

const numbers = fc
  .record({
    region: fc.constantFrom("110000", "330106", "830000"),
    born: fc.tuple(
      fc.integer({ min: 1900, max: 2020 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    ),
    sequence: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, born: [year, month, day], sequence }) => {
    const birthDate = realDay(year, month, day)!;
    const first = region + birthDate.replaceAll("-", "") + String(sequence).padStart(3, "0");
    return { number: first + checkOf(first), birthDate, sex: sequence % 2 === 1 ? "MALE" : "FEMALE" };
  });

test("ten thousand made numbers say the birth date and sex they were made from", () => {
  fc.assert(
    fc.property(numbers, ({ number, birthDate, sex }) => {
      expect(residentId(number)).toEqual({ number, birthDate, sex });
    }),
    { numRuns: 10_000 },
  );
});

test("one wrong character, or two neighbours exchanged, never passes", () => {
  fc.assert(
    fc.property(numbers, fc.nat({ max: 17 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, shift) => {
      const other = number[at] === "X" ? String(shift) : String((Number(number[at]) + shift) % 10);
      expect(typeof residentId(number.slice(0, at) + other + number.slice(at + 1))).toBe("string");
      const [one, two] = [number[at]!, number[at + 1]];
      if (two && one !== two)
        expect(typeof residentId(number.slice(0, at) + two + one + number.slice(at + 2))).toBe("string");
    }),
    { numRuns: 10_000 },
  );
});

test("no text makes the reading throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => typeof residentId(text) === "string"),
    { numRuns: 10_000 },
  );
});
