import { readFileSync } from "node:fs";
import { codeOf, sources } from "@/tests/house/source";

/** What the code says of words: how each translator is asked, and every piece of text that may be a key. */
const product = sources.filter((path) => /^(app|lib|bin|proxy|instrumentation)/.test(path));
const translator =
  /(?:const|let) (\w+) =\s*(?:\(?await )?(?:getTranslations|useTranslations|useWords|createTranslator|wordsOf|words)\(([^)]*)\)/g;

const anyKey = /.+/;

type Use = { space: string; keys: RegExp };

const uses: Use[] = product.flatMap((path) => usesIn(codeOf(path)));

/** Codes, enum values and names of fields: any of them may be a key that a variable carries. */
const carried = new Set(
  [...product.map(codeOf), readFileSync("prisma/schema.prisma", "utf8")].flatMap(
    (code) => code.match(/[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*)*/g) ?? [],
  ),
);

/** Whether somebody says this message: by its key, by a key with gaps, or by a key that a variable carries. */
export function isSpoken(key: string): boolean {
  const asked = uses.filter(({ space, keys }) => key.startsWith(space) && keys.test(key.slice(space.length)));
  return asked.some(({ keys }) => keys !== anyKey || isCarried(key));
}

/** Whether a key, or its last parts, stands somewhere in the code as a word of its own. */
function isCarried(key: string): boolean {
  const parts = key.split(".");
  return parts.some((_part, from) => from > 0 && carried.has(parts.slice(from).join(".")));
}

function usesIn(code: string): Use[] {
  return [...usesOfFiles(code), ...usesOfTranslators(code)];
}

/** A page for faults has its words at hand, without a translator that could fail too. */
function usesOfFiles(code: string): Use[] {
  const files = [...code.matchAll(/from "(?:@|\.\.\/\.\.)\/lib\/messages\/[\w-]+\/(\w+)\.json"/g)].map(
    ([, noun]) => `${noun}.`,
  );
  const names = code.includes("catalogue") ? [] : [...code.matchAll(/\.(\w+)\b/g)].map(([, name]) => name!);
  return files.flatMap((space) => names.map((name) => ({ space, keys: new RegExp(`^${name}$`) })));
}

function usesOfTranslators(code: string): Use[] {
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
  if (handedOn.test(code)) yield anyKey;
}

function ofTemplate(template: string) {
  const fixed = template.split(/\$\{[^}]*\}/).map(escaped);
  return new RegExp(`^${fixed.join("[\\w.-]+")}(\\.|$)`);
}

function escaped(text: string) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
