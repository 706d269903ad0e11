import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passwordFault } from "@/lib/auth/password-rules";

const own = {
  email: "zhang.san@example.com",
  mobile: "13800138000",
  name: "欧阳娜娜",
  documentNumber: "34052419850731001X",
  birthDate: "1985-07-31",
};

describe("length", () => {
  test("[AU-01] fifteen to 128 characters of any kind", () => {
    const letters = [..."青山 bleibt blue 🌊 café-Wände öffnen 七月の雨"];
    const password = (length: number) =>
      Array.from({ length }, (_, at) => letters[(at * 7 + Math.floor(at / letters.length)) % letters.length]).join("");
    expect([14, 15, 128, 129].map((length) => passwordFault(password(length)))).toEqual([
      "password.tooShort",
      null,
      null,
      "password.tooLong",
    ]);
  });

  test("[AU-01] counts characters: fifteen emoji are fifteen, spaces at the end count", () => {
    expect(passwordFault("😀🐶🌊🍎🚲🎈📚🔑🎹🌵🧲🪁🛶🥝🦊")).toBeNull();
    expect(passwordFault("wobbly kettle ".trimEnd())).toBe("password.tooShort");
    expect(passwordFault("wobbly kettle  ")).toBeNull();
  });

  test("[AU-01] lengths 0 to 300 in all planes: only 15 to 128 can pass, and nothing throws", () => {
    const signs = fc.oneof(fc.integer({ min: 0x20, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }));
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 300, size: "max" }), (points) => {
        const fault = passwordFault(String.fromCodePoint(...points));
        if (points.length < 15) return fault === "password.tooShort";
        if (points.length > 128) return fault === "password.tooLong";
        return fault !== "password.tooShort" && fault !== "password.tooLong";
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("guesses are refused", () => {
  test.each([
    ["xinka-demo-2026!", "password.ourName"],
    ["my X1nk4 password is long", "password.ourName"],
    ["我在信卡办了一张很好看的金色卡片", "password.ourName"],
    ["ｘｉｎｋａ is where I bank now", "password.ourName"],
    ["zhang.san likes tea", "password.ownData"],
    ["Zh4ngS4n likes tea", "password.ownData"],
    ["tea for 138-0013-8000", "password.ownData"],
    ["call me at 00138000", "password.ownData"],
    ["欧阳娜娜在窗台上看七月的雨水滴落", "password.ownData"],
    ["kettle 34052419850731001x", "password.ownData"],
    ["wobbly kettle 0731001X", "password.ownData"],
    ["kettle of 1985.07.31 sings", "password.ownData"],
    ["kettle 850731 sings", "password.ownData"],
    ["aaaaaaaaaaaaaaaa", "password.pattern"],
    ["abababababababab", "password.pattern"],
    ["teapot!teapot!teapot!", "password.pattern"],
    ["wobblykettlewobblykettle", "password.pattern"],
    ["password123456789", "password.common"],
    ["P@ssw0rdP@ssw0rd1", "password.common"],
    ["123456789012345", "password.common"],
    ["qwertyuiop[]asdfghjkl", "password.common"],
    ["1qaz2wsx3edc4rfv", "password.common"],
    ["abcdefghijklmnopqrstuvwxyz", "password.common"],
    ["zyxwvutsrqponmlk", "password.common"],
    ["admin admin2026!!", "password.common"],
    ["iloveyou20260214", "password.common"],
    ["woaini1314woaini520", "password.common"],
    ["credit card bank 2026", "password.common"],
    ["信用卡密码信用卡密码银行一二三", "password.common"],
    ["\ud800wobbly kettle sings", "password.broken"],
  ])("[AU-02] %j: %s", (password, fault) => {
    expect(passwordFault(password, own)).toBe(fault);
  });

  test.each(["password", "qwertyuiop", "letmein", "iloveyou", "administrator", "woaini", "sunshine", "1234567890"])(
    "[AU-02] every variant of %s is refused",
    (word) => {
      const capital = word[0]!.toUpperCase() + word.slice(1);
      const leet = word.replaceAll("a", "@").replaceAll("o", "0").replaceAll("e", "3").replaceAll("i", "1");
      for (const one of [word, capital, word.toUpperCase(), leet])
        for (const variant of [
          one + one,
          `${one}${one}1`,
          `${one}2026${one}`,
          `${one}123456789`,
          `${one}!!!!!!!!!!!!`,
          `${one} ${one} ${one}`,
        ]) {
          const padded = variant.length < 15 ? variant + "1".repeat(15 - variant.length) : variant;
          expect(passwordFault(padded), padded).not.toBeNull();
        }
    },
  );
});

describe("what is hard to guess passes", () => {
  test.each([
    "correct horse battery staple",
    "我的小猫喜欢在雨天的窗台上睡觉觉",
    "kX9#mQ2$vL5!pR8@",
    "bankside cardigan melody",
    "Der Kühlschrank summt leise",
    "кошка спит на тёплой печке",
  ])("%j", (password) => {
    expect(passwordFault(password, own)).toBeNull();
  });

  test("of random passwords hardly any is refused", () => {
    const random = fc.string({
      minLength: 16,
      maxLength: 40,
      unit: fc.constantFrom(..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_!"),
    });
    let refused = 0;
    fc.assert(
      fc.property(random, (password) => {
        if (passwordFault(password, own)) refused += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(refused).toBeLessThan(50);
  });
});

test("without an address or number of one's own, nothing is one's own", () => {
  expect(passwordFault("wobbly kettle sings", { email: "", mobile: "" })).toBeNull();
  expect(passwordFault("wobbly kettle sings", { email: "wob@example.com" })).toBeNull();
  expect(passwordFault("wobbly kettle sings", { email: "wobbly@example.com" })).toBe("password.ownData");
});
