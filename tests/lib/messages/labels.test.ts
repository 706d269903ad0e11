import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { columns } from "@/app/(manager)/work/queue/row-words";
import { languages } from "@/lib/language";
import { catalogue } from "@/lib/messages";

test.each(languages)("before each cell of the queue a phone shows the head of its column: %s", (language) => {
  const sheet = readFileSync("lib/messages/labels.css", "utf8");
  const said = sheet.matchAll(/\.queue:lang\(([\w-]+)\) td:nth-last-child\((\d)\) \{\s*--label: "([^"]+)"/g);
  const labels = [...said].filter(([, of]) => of === language).map(([, , place, words]) => [Number(place), words]);
  const heads = columns.toReversed().map((key, at) => [at + 1, catalogue[language].queue.head[key]]);
  // The column that names the row needs no label.
  expect(labels).toEqual(heads.slice(0, -1));
  expect(sheet).toContain(`.queue:lang(${language}) {\n  --none: "${catalogue[language].ui.value.none}";`);
});
