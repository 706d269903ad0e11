import { expect, test } from "vitest";
import { commonPasswords } from "@/lib/auth/common-passwords";
import { longestPassword, passwordFault, shortestPassword, shortestWithFactor } from "@/lib/auth/password-rules";

const refused = (password: string) => passwordFault(password, { shortest: shortestWithFactor }) !== null;
const passing = (passwords: string[]) => passwords.filter((password) => !refused(password));
const top = commonPasswords.slice(0, 3_000);
const leet = (word: string) =>
  word.replace(/[aeios]/g, (letter) => ({ a: "@", e: "3", i: "1", o: "0", s: "$" })[letter] ?? letter);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

test("[AU-02] every listed password that is long enough is refused, however it is written", () => {
  const long = commonPasswords.filter((password) => [...password].length >= shortestWithFactor);
  expect(long.length).toBeGreaterThan(300);
  expect(passing(long)).toEqual([]);
  expect(passing(long.map((password) => password.toUpperCase()))).toEqual([]);
});

const variants: Record<string, (word: string) => string> = {
  doubled: (word) => word + word,
  "with a year": (word) => `${word}2026`,
  "with a year and a sign": (word) => `${capital(word)}@2026!`,
  "with figures": (word) => `${word}123456789`,
  "in leet, doubled": (word) => leet(word) + leet(word),
  "in leet, with a year": (word) => `${leet(word)}1998`,
  "three times with dashes": (word) => `${word}-${word}-${word}`,
  "doubled around a year": (word) => `${word}2025${word}`,
};

test.each(Object.entries(variants))("[AU-02] the three thousand most common ones are refused %s", (_name, variant) => {
  const long = top
    .map(variant)
    .map((password) => password.padEnd(shortestWithFactor, "1"))
    .filter((password) => [...password].length <= longestPassword);
  expect(passing(long)).toEqual([]);
});

test("[AU-02] two of the most common ones put together are refused", () => {
  const pairs = top.slice(0, 1_500).map((word, at) => (word + top[2_999 - at]).padEnd(shortestPassword, "!"));
  expect(passing(pairs)).toEqual([]);
});

test("[AU-02] a sentence is not refused for the common words it holds", () => {
  const sentences = [
    "correct horse battery staple",
    "my dragon eats purple shoes",
    "the monkey stole sunshine twice",
    "football at dawn with grandma",
    "summer rain on a tin roof",
  ];
  expect(passing(sentences)).toEqual(sentences);
});

test("looking at the longest password takes less than a tenth of a second's work", () => {
  const worst = "dragonmonkeysunshine".repeat(7).slice(0, longestPassword);
  passwordFault(worst);
  const begun = process.cpuUsage();
  for (let round = 0; round < 10; round += 1) passwordFault(`${worst.slice(1)}${round}`);
  expect(process.cpuUsage(begun).user / 10 / 1_000).toBeLessThan(100);
});
