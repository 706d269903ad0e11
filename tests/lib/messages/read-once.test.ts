import { createTranslator } from "next-intl";
import { _createCache, _createIntlFormatters } from "use-intl/core";
import { expect, test } from "vitest";
import { catalogue } from "@/lib/messages";
import formatMessage from "@/lib/messages/read-once";
import { asksFor, messagesOf } from "@/tests/house/messages";

type Speak = { rich: (key: string, values: object) => unknown };

test.each(["zh-CN", "en"] as const)("every message of %s says the same, read once or anew", (locale) => {
  const cache = _createCache();
  const options = { cache, formatters: _createIntlFormatters(cache), locale, timeZone: "Asia/Shanghai" };
  const t = createTranslator({ locale, messages: catalogue[locale] as never }) as unknown as Speak;
  const unlike: string[] = [];
  for (const [key, words] of messagesOf(locale))
    for (const figure of [0, 1, 2, 1_234.5]) {
      const values = Object.fromEntries(
        asksFor(words).map((name) =>
          name.startsWith("<") ? [name.slice(1, -1), (chunks: unknown) => chunks] : [name, figure],
        ),
      );
      const said = [t.rich(key, values), formatMessage(key, words, values, options)].map((one) =>
        [one].flat(9).join(""),
      );
      if (said[0] !== said[1]) unlike.push(`${key}: ${said.join(" | ")}`);
    }
  expect(unlike).toEqual([]);
});
