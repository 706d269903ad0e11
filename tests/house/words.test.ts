import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { catalogue } from "@/lib/messages";
import { asksFor, messagesOf } from "@/tests/house/messages";
import { breaking, codeOf, sources } from "@/tests/house/source";
import { isSpoken } from "@/tests/house/word-use";

const chinese = messagesOf("zh-CN");
const english = messagesOf("en");
const han = /\p{Script=Han}/u;

test("both languages say the same things", () => {
  expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
});

test("no message is empty in both languages", () => {
  expect([...chinese].filter(([key, words]) => !words.trim() && !english.get(key)?.trim())).toEqual([]);
});

test("both languages ask for the same values", () => {
  const unlike = [...chinese].filter(([key, words]) => `${asksFor(words)}` !== `${asksFor(english.get(key) ?? "")}`);
  expect(unlike.map(([key]) => key)).toEqual([]);
});

test("each message can be read", () => {
  const faults: string[] = [];
  for (const locale of ["zh-CN", "en"] as const) {
    const onError = (error: Error) => faults.push(error.message);
    const t = createTranslator({ locale, messages: catalogue[locale] as never, onError }) as unknown as Read;
    for (const [key, words] of messagesOf(locale)) {
      const asked = asksFor(words);
      const values = asked.map((name) =>
        name.startsWith("<") ? [name.slice(1, -1), (chunks: unknown) => chunks] : [name, 1],
      );
      t.rich(key, Object.fromEntries(values));
    }
  }
  expect(faults).toEqual([]);
});

type Read = { rich: (key: string, values: object) => unknown };

test("no message is said by nobody", () => {
  expect([...chinese.keys()].filter((key) => !isSpoken(key))).toEqual([]);
});

test("Chinese words stand in the catalogue alone", () => {
  const code = sources.filter((path) => /^(app|lib|bin|bench|proxy|next\.config|instrumentation)/.test(path));
  // The name of the product is the same in both languages.
  expect(breaking(code, (text) => !han.test(text.replaceAll("信卡", "")))).toEqual([]);
});

test("Chinese messages use Chinese punctuation, English ones no Chinese", () => {
  const western = /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u;
  expect([...chinese].filter(([, words]) => western.test(words.replace(/\{[^{}]*\}/g, "")))).toEqual([]);
  expect([...english].filter(([, words]) => han.test(words.replaceAll("信卡", "").replaceAll("中文", "")))).toEqual([]);
});

test("customers are 您 and staff are nobody in particular", () => {
  expect([...chinese].filter(([, words]) => /你(?!好)/.test(words))).toEqual([]);
});

test("every refusal has its words", () => {
  const thrown = sources
    .filter((path) => /^(app|lib)\//.test(path))
    .flatMap((path) => [...codeOf(path).matchAll(/new Refusal\(\s*"([\w.]+)"/g)].map(([, code]) => code!));
  expect([...new Set(thrown)].filter((code) => !chinese.has(`refusals.${code}`))).toEqual([]);
});
