import { readFileSync } from "node:fs";
import { codeOf, sources } from "@/tests/house/source";

/** What the code says of words: how each translator is asked, and every piece of text that may be a key. */
const product = sources.filter((path) => /^(app|lib|bin|proxy|instrumentation)/.test(path));
const translator =
  /(?:const|let) (\w+) =\s*(?:\(?await )?(?:getTranslations|useTranslations|createTranslator|wordsOf|words)\(([^)]*)\)/g;

type Use = { space: string; keys: RegExp };

const uses: Use[] = product.flatMap((path) => usesIn(codeOf(path)));

/** Codes, enum values and names of fields: any of them may be a key that a variable carries. */
const carried = new Set(
  [...product.map(codeOf), readFileSync("prisma/schema.prisma", "utf8")].flatMap(
    (code) => code.match(/[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*/g) ?? [],
  ),
);

export function isUsed(key: string): boolean {
  return uses.some(({ space, keys }) => key.startsWith(space) && keys.test(key.slice(space.length)));
}

/** Whether a key, or its last parts, stands somewhere in the code as a word of its own. */
export function isCarried(key: string): boolean {
  const parts = key.split(".");
  return parts.some((_part, from) => from > 0 && carried.has(parts.slice(from).join(".")));
}

/** The spaces whose keys come from a variable. */
export const carriedSpaces = uses.filter(({ keys }) => keys.source === ".+").map(({ space }) => space);

function usesIn(code: string): Use[] {
  return [...code.matchAll(translator)].flatMap(([, name, given = ""]) => {
    const said = /["'`]([\w.]+)["'`]/.exec(given)?.[1];
    const space = said ? `${said}.` : "";
    return [...keysAsked(code, name!)].map((keys) => ({ space, keys }));
  });
}

function* keysAsked(code: string, name: string): Generator<RegExp> {
  for (const [, literal, template] of code.matchAll(
    new RegExp(`\\b${name}(?:\\.(?:rich|raw|markup|has))?\\(\\s*(?:"([^"]+)"|\`([^\`]+)\`)`, "g"),
  )) {
    yield literal === undefined ? ofTemplate(template!) : new RegExp(`^${escaped(literal)}(\\.|$)`);
  }
  // Called with a variable, or handed on as a whole: any key of its space may be meant.
  const handedOn = new RegExp(
    `\\b${name}(?:\\.(?:rich|raw|markup|has))?\\((?!\\s*["\`])|[{(,=:?]\\s*${name}\\s*[,)};]|\\b${name} as\\b`,
  );
  if (handedOn.test(code)) yield /.+/;
}

function ofTemplate(template: string) {
  const fixed = template.split(/\$\{[^}]*\}/).map(escaped);
  return new RegExp(`^${fixed.join("[\\w.-]+")}(\\.|$)`);
}

function escaped(text: string) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
