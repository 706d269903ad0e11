import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { breaking, product, sources } from "@/tests/house/source";

const nowhere: Record<string, RegExp> = {
  "raw SQL with values pasted in": /\$(queryRawUnsafe|executeRawUnsafe)|Prisma\.raw\(/,
  "raw HTML": /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML|document\.write/,
  "code made from text": /\beval\(|new Function\(/,
  "a shell": /node:child_process|\bexecSync\(/,
  "guessable chance": /Math\.random\(/,
  "an expression made from input": /new RegExp\([^,)]*(\$\{|\+)/,
  "an unchecked certificate": /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED/,
  "data left in the browser": /\b(localStorage|sessionStorage|indexedDB|document\.cookie)\b/,
  "messages from other windows": /addEventListener\(\s*["']message["']/,
  "a switched-off check": /@ts-(ignore|nocheck|expect-error)|biome-ignore(?! lint\/\S+: \S)/,
  "words for the developer": /\bconsole\.(log|debug|info)\(|\bTODO\b|\bFIXME\b/,
};

test.each(Object.entries(nowhere))("[SC-03] the product holds no %s", (_name, pattern) => {
  expect(breaking(product, (code) => !pattern.test(code))).toEqual([]);
});

test("[SC-03] a secret is never compared letter by letter", () => {
  // The hash of a card is its name, and no secret.
  const compares =
    /\b\w*([tT]oken|[hH]ash|[dD]igest|[sS]ignature|mac)\b\s*[!=]==(?!\s*(undefined|null|""|expertCard\.hash))/;
  expect(breaking(product, (code) => !compares.test(code))).toEqual([]);
});

test("[AZ-05] what was sent is never a condition by itself, and nothing undefined widens one", () => {
  const sent =
    /\bwhere:\s*(?:\{\s*\.\.\.)?(?:input|sent|form|fields|filters|asked|wish|body|params|searchParams)\b(?!\.)/;
  expect(breaking(product, (code) => !sent.test(code))).toEqual([]);
  expect(readFileSync("prisma/schema.prisma", "utf8")).toMatch(/previewFeatures\s*=\s*\[[^\]]*"strictUndefinedChecks"/);
});

test("[SC-02] nothing of the tests reaches the product", () => {
  const outer = sources.filter((path) => /^(app|lib|bin\/(?!test))/.test(path));
  expect(breaking(outer, (code) => !/from "(@\/tests|vitest|@playwright|fast-check|smtp-server)/.test(code))).toEqual(
    [],
  );
});
