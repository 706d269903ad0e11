import { expect, test } from "vitest";
import { doors } from "@/lib/auth/doors";
import { breaking, codeOf, product, sources } from "@/tests/house/source";

const app = product.filter((path) => path.startsWith("app/"));
const lib = product.filter((path) => path.startsWith("lib/"));
const gated = app.filter((path) => /^app\/\((customer|manager|admin|person)\)\//.test(path));
const roleOf = (path: string) => /^app\/\((\w+)\)/.exec(path)![1]!.toUpperCase();
const actionsOf = (paths: string[]) => paths.filter((path) => path.endsWith("/actions.ts"));

/** Every export is made by this wrapper; the code that calls it decides nothing before the wrapper has. */
function allMadeBy(code: string, maker: string) {
  const exported = code.match(/^export (?!type )/gm)?.length ?? 0;
  return exported === (code.match(new RegExp(`^export const \\w+(: FormAction)? = ${maker}`, "gm"))?.length ?? 0);
}

test("every page in a role's group asks for that role", () => {
  const pages = gated.filter((path) => path.endsWith("/page.tsx"));
  expect(breaking(pages, (code, path) => new RegExp(`await requireRole\\("${roleOf(path)}"[,)]`).test(code))).toEqual(
    [],
  );
});

test("[AZ-01] every page of the staff's rooms has a door, and its gate asks for the right that the door names", () => {
  const pages = gated.filter((path) => /^app\/\((manager|admin)\)\/.*page\.tsx$/.test(path));
  const asked = pages.map((path) => {
    const page = path.replace(/^app\/\(\w+\)|\/page\.tsx$/g, "");
    const right = /await requireRole\("\w+"(?:, "([\w.]+)")?\)/.exec(codeOf(path))?.[1] ?? null;
    return [`${roleOf(path)} ${page}`, right];
  });
  const named = Object.entries(doors).flatMap(([room, pages]) =>
    Object.entries(pages).map(([page, right]) => [`${room} ${page}`, right]),
  );
  expect(asked.toSorted()).toEqual(named.toSorted());
});

test("[WB-07] every action in a role's group is made by actionFor that role", () => {
  const guarded = (code: string, path: string) => allMadeBy(code, `actionFor\\(\\s*(\\{ role: )?"${roleOf(path)}",`);
  expect(breaking(actionsOf(gated), guarded)).toEqual([]);
});

test("every page between password and second factor asks for somebody who is there, and so does every action", () => {
  const halfway = app.filter((path) => /^app\/\(entrant\)\//.test(path));
  const asks = (code: string, path: string) =>
    (code.match(/await requireEntrant\(\)/g)?.length ?? 0) >=
    (path.endsWith("/page.tsx") ? 1 : code.match(/= publicAction\(/g)!.length);
  expect(
    breaking(
      halfway.filter((path) => /\/(page\.tsx|actions\.ts)$/.test(path)),
      asks,
    ),
  ).toEqual([]);
});

test("[WB-07] every other action is made by publicAction", () => {
  const open = actionsOf(app).filter((path) => !gated.includes(path));
  expect(breaking(open, (code) => allMadeBy(code, "(publicAction|actionFor)\\("))).toEqual([]);
});

test("[WB-07] only actions.ts files open doors to the browser", () => {
  const others = product.filter((path) => !path.endsWith("/actions.ts"));
  expect(breaking(others, (code) => !/["']use server["']/.test(code))).toEqual([]);
});

test("every route handler says who may call it", () => {
  const handlers = app.filter((path) => path.endsWith("/route.ts"));
  const open = ["app/healthz/route.ts", "app/readyz/route.ts", "app/policy-reports/route.ts"];
  const asks = (code: string) => /requireRole\(|currentActor\(|actionFor\(/.test(code);
  expect(
    breaking(
      handlers.filter((path) => !open.includes(path)),
      asks,
    ),
  ).toEqual([]);
});

test("[SC-03] app never touches the database, and lib never imports app", () => {
  const opens = /from "(@\/lib\/db|@\/lib\/generated\/prisma\/client|@prisma\/|pg)"/;
  expect(breaking(app, (code) => !opens.test(code.replace(/^import type .*$/gm, "")))).toEqual([]);
  expect(breaking(lib, (code) => !/from "(@\/app|@\/bin|@\/tests)/.test(code))).toEqual([]);
});

test("rooms import each other by @/, so that these rules can read them", () => {
  const leaves = (code: string, path: string) => {
    const depth = path.split("/").length - 2;
    return !new RegExp(`from "${"\\.\\./".repeat(depth + 1)}`).test(code);
  };
  expect(breaking([...app, ...lib], leaves)).toEqual([]);
});

test("[WB-09] the settings are read in one place", () => {
  const others = product.filter((path) => path !== "lib/env.ts");
  const reads = (code: string) => !/process\.env\.(?!NODE_ENV|NEXT_RUNTIME|NEXT_PHASE)/.test(code);
  expect(breaking(others, reads)).toEqual([]);
});

test("cookies and headers are read by lib/auth, lib/forms and the language alone", () => {
  const others = product.filter((path) => !/^lib\/(auth|forms)\/|^lib\/(i18n|log)\.ts$/.test(path));
  expect(breaking(others, (code) => !code.includes('from "next/headers"'))).toEqual([]);
});

test("pages decide nothing: rules, queries and commands of lib never see a form or a redirect", () => {
  const nouns = lib.filter((path) => !/^lib\/(auth|forms)\/|^lib\/i18n\.ts$/.test(path));
  expect(breaking(nouns, (code) => !/from "next\/(navigation|headers)"|\bFormData\b/.test(code))).toEqual([]);
});

test("rules are pure truths", () => {
  const rules = lib.filter((path) => path.endsWith("/rules.ts"));
  expect(breaking(rules, (code) => !/\bawait\b|\basync\b|from "@\/lib\/db"/.test(code))).toEqual([]);
});

test("a query reads and never writes", () => {
  const queries = lib.filter((path) => path.endsWith("queries.ts"));
  const writes = /\.(create|createMany|update|updateMany|upsert|delete|deleteMany|\$executeRaw)\(/;
  expect(breaking(queries, (code) => !writes.test(code))).toEqual([]);
});

test("every Prisma read names its columns", () => {
  const reads = /\b(?:db|tx)\.\w+\.(findMany|findFirst|findUnique|findFirstOrThrow|findUniqueOrThrow)\(/g;
  const unnamed = sources
    .filter((path) => path.startsWith("lib/"))
    .flatMap((path) =>
      [...codeOf(path).matchAll(reads)]
        .filter(({ index }) => !namesColumns(callAt(codeOf(path), index), codeOf(path)))
        .map(({ 0: call }) => `${path}: ${call}`),
    );
  expect(unnamed).toEqual([]);
});

/** By a `select` of its own, or by one spread from above. */
function namesColumns(call: string, code: string) {
  const spread = [...call.matchAll(/\.\.\.(\w+)/g)].some(([, name]) =>
    new RegExp(`\\b${name} = \\{[^;]*\\bselect\\b`).test(code),
  );
  return spread || /\bselect\b/.test(call);
}

/** The text of a call up to its closing bracket. */
function callAt(code: string, start: number) {
  let depth = 0;
  for (let end = code.indexOf("(", start); end < code.length; end += 1) {
    if (code[end] === "(") depth += 1;
    if (code[end] === ")" && --depth === 0) return code.slice(start, end);
  }
  return code.slice(start);
}
