import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import {
  choice,
  count,
  day,
  email,
  lines,
  mobile,
  month,
  optional,
  optionalText,
  personName,
  text,
  ticked,
  uuid,
  version,
  yuan,
} from "@/lib/forms/fields";
import { isTreacherous } from "@/lib/forms/tidy";
import { documentNumber } from "@/lib/identity/rules";
import { hasWords } from "../../support/forms";

const money = yuan({ required: "limit.required", max: 1_000_000_000n, tooHigh: "limit.tooHigh" });
const line = text({ max: 20, required: "city.required", tooLong: "city.tooLong" });
const several = lines({ max: 40, required: "opinion.required" });
const born = day({ required: "birthDate.required" });
const since = month({ required: "jobSince.required" });
const people = count(0, 20, { required: "dependants.required", wrong: "dependants.wrong" });

describe("what people type is understood", () => {
  test.each([
    [mobile(), "13800138000", "13800138000"],
    [mobile(), "138 0013 8000", "13800138000"],
    [mobile(), "138-0013-8000", "13800138000"],
    [mobile(), "+86 138 0013 8000", "13800138000"],
    [mobile(), "0086-13800138000", "13800138000"],
    [mobile(), "（86）138–0013–8000", "13800138000"],
    [mobile(), "１３８００１３８０００", "13800138000"],
    [mobile(), "\u202d13800138000\u202c", "13800138000"],
    [email(), "Zhang.San@Example.COM", "zhang.san@example.com"],
    [email(), "  zhang@example.com\n", "zhang@example.com"],
    [email(), "zhang＠example．com", "zhang@example.com"],
    [email(), "\ufeffzhang+card@mail.example.cn\u200b", "zhang+card@mail.example.cn"],
    [money, "12000", 1_200_000n],
    [money, "12,000", 1_200_000n],
    [money, "¥12,345.60", 1_234_560n],
    [money, "￥１２，３４５．６", 1_234_560n],
    [money, "1.2万", 120_00_00n],
    [money, "1.2 w", 120_00_00n],
    [money, "12k", 120_00_00n],
    [money, "38,500 元", 3_850_000n],
    [money, "12 000 CNY", 1_200_000n],
    [money, "0012", 1_200n],
    [money, "12。5", 1_250n],
    [born, "1990-05-31", "1990-05-31"],
    [born, "1990/5/31", "1990-05-31"],
    [born, "1990.05.31", "1990-05-31"],
    [born, "19900531", "1990-05-31"],
    [born, "1990年5月31日", "1990-05-31"],
    [born, "１９９０－０５－３１", "1990-05-31"],
    [since, "2024-4", "2024-04"],
    [since, "202404", "2024-04"],
    [since, "2024年4月", "2024-04"],
    [since, "2024 / 04", "2024-04"],
    [people, "３", 3],
    [people, " 07 ", 7],
    [personName(), " 张　三 ", "张三"],
    [personName(), "阿依古丽•买买提", "阿依古丽·买买提"],
    [personName(), "Jean-Luc ", "Jean-Luc"],
    [personName(), "Seán O’Neill", "Seán O'Neill"],
    [line, "  文三路\t１００ 号  ", "文三路 100 号"],
    [line, "西湖区（东门），2 幢", "西湖区（东门），2 幢"],
    [several, "第一行\r\n第二行  \r\n\r\n\r\n\r\n末行", "第一行\n第二行\n\n末行"],
    [uuid(), "0198C0DE-0000-7000-8000-00000000000A", "0198c0de-0000-7000-8000-00000000000a"],
  ] as [z.ZodType, string, unknown][])("%#: %j %j", (field, typed, meant) => {
    expect(field.parse(typed)).toBe(meant);
  });

  test("a document number loses spaces and dashes and gains its capital", () => {
    expect(documentNumber("340524 19800101–００１ｘ")).toBe("34052419800101001X");
  });
});

describe("what could mean two things is refused with the words that help", () => {
  test.each([
    [mobile(), "12800138000", "mobile.wrong"],
    [mobile(), "1380013800", "mobile.wrong"],
    [mobile(), "+1 138 0013 8000", "mobile.wrong"],
    [mobile(), "\u202e00083100831", "text.hidden"],
    [mobile(), "", "mobile.required"],
    [email(), "zhang﹫example.com", "email.wrong"],
    [email(), "zhangⓐexample.com", "email.wrong"],
    [email(), "zhang@exаmple.com", "email.wrong"],
    [email(), "zhang@@example.com", "email.wrong"],
    [email(), "zhang san@example.com", "email.wrong"],
    [email(), ".zhang@example.com", "email.wrong"],
    [email(), "zhang@-example.com", "email.wrong"],
    [email(), "zhang@example", "email.wrong"],
    [email(), `${"a".repeat(65)}@example.com`, "email.wrong"],
    [
      email(),
      `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(9)}.cn`,
      "email.wrong",
    ],
    [money, "12,34", "amount.wrong"],
    [money, "1,2345", "amount.wrong"],
    [money, "12.345", "amount.wrong"],
    [money, "-5", "amount.wrong"],
    [money, "1e5", "amount.wrong"],
    [money, "10²", "amount.wrong"],
    [money, "①", "amount.wrong"],
    [money, "١٢٣", "amount.wrong"],
    [money, "10000000.01", "limit.tooHigh"],
    [money, "  ", "limit.required"],
    [born, "2023-02-29", "day.wrong"],
    [born, "31/05/1990", "day.wrong"],
    [born, "1899-12-31", "day.wrong"],
    [since, "2024-13", "month.wrong"],
    [people, "21", "dependants.wrong"],
    [personName(), "张San", "name.wrong"],
    [personName(), "Аndrei", "name.wrong"],
    [personName(), "张三3", "name.wrong"],
    [personName(), "张".repeat(51), "name.tooLong"],
    [line, "号".repeat(21), "city.tooLong"],
    [line, "\u200b\u2060", "city.required"],
    [line, "\ud800", "text.hidden"],
    [uuid(), "0198c0de", "page.outdated"],
    [version(), "0", "page.outdated"],
    [choice(["A", "B"], "sex.required"), "C", "sex.required"],
    [ticked("consent.required"), "", "consent.required"],
  ] as [z.ZodType, string, string][])("%#: %j %j", (field, typed, code) => {
    expect(field.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  test("a missing field is one that was not answered, and anything but text is too", () => {
    for (const sent of [undefined, null, 1, [], {}]) {
      expect(line.safeParse(sent).error?.issues[0]?.message).toBe("city.required");
      expect(money.safeParse(sent).error?.issues[0]?.message).toBe("limit.required");
    }
  });
});

test("an amount with more places than fen is refused even behind a unit", () => {
  expect(money.safeParse("1.2345678万").error?.issues[0]?.message).toBe("amount.wrong");
  expect(money.parse("1.23456万")).toBe(1_234_560n);
});

test("an optional field takes nothing for null, and refuses what the field refuses", () => {
  for (const nothing of ["", "  ", "\u3000\u200b", undefined, null]) {
    expect(optional(money).parse(nothing)).toBeNull();
    expect(optionalText(5).parse(nothing)).toBeNull();
  }
  expect(optional(money).parse("5")).toBe(500n);
  expect(optional(money).safeParse("five").error?.issues[0]?.message).toBe("amount.wrong");
  expect(optionalText(5).safeParse("123456").error?.issues[0]?.message).toBe("text.tooLong");
});

test("lengths count characters, not code units", () => {
  expect(text({ max: 3, required: "city.required" }).parse("😀😀😀")).toBe("😀😀😀");
  expect(text({ max: 3, required: "city.required" }).safeParse("😀😀😀😀").success).toBe(false);
  const ten = lines({ max: 100, min: 10, required: "opinion.required", tooShort: "opinion.tooShort" });
  expect(ten.safeParse("一二三四五六七八九          ").success).toBe(false);
  expect(ten.safeParse("一二三四五六七八九十").success).toBe(true);
});

const fields: Record<string, z.ZodType> = {
  line,
  several,
  money,
  born,
  since,
  people,
  mobile: mobile(),
  email: email(),
  name: personName(),
  uuid: uuid(),
};

test.each(Object.keys(fields))(
  "ten thousand texts: %s never throws, reads its own answer as the same, and has words",
  (name) => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom(..."0123456789-/.,万元wk年月日 +８６＠@ab张·'\u200b\u202d\u202e\n\u0000"),
        maxLength: 20,
      }),
    );
    fc.assert(
      fc.property(typed, (sent) => {
        const read = fields[name]!.safeParse(sent);
        if (!read.success) return read.error.issues.every(({ message }) => hasWords(message));
        const again =
          typeof read.data === "bigint"
            ? `${read.data / 100n}.${String(read.data % 100n).padStart(2, "0")}`
            : String(read.data);
        expect(fields[name]!.parse(again)).toBe(read.data);
        return (
          !isTreacherous(again) &&
          !/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(again.replaceAll("\n", ""))
        );
      }),
      { numRuns: 10_000 },
    );
  },
);

test("[WB-11] no text, however long, keeps a field busy", () => {
  const long = ["1", "1,", " ", "a.", "a-", "\u200b", "\u202a1", "张", "a@", "\n ", "e\u0301"].map((unit) =>
    unit.repeat(9_999),
  );
  const begun = performance.now();
  for (const field of Object.values(fields)) for (const typed of long) field.safeParse(typed);
  expect(performance.now() - begun).toBeLessThan(3_000);
});
