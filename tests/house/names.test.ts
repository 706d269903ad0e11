import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { product, sources, textOf } from "@/tests/house/source";

const drawers =
  /(^|[/-])(utils?|helpers?|services?|types|constants|common|hooks|misc|manager-service|handlers?|data|info)(\.|\/|$)/;

test("no file grows beyond 200 lines, and no test beyond 250", () => {
  const long = sources
    .map((path) => [path, textOf(path).split("\n").length - 1] as const)
    .filter(([path, lines]) => lines > (path.startsWith("tests/") ? 250 : 200));
  expect(long).toEqual([]);
});

test("no file is a drawer for what was not understood", () => {
  expect(sources.filter((path) => drawers.test(path))).toEqual([]);
});

test("names of files and folders are whole words in kebab-case", () => {
  const part = /^(\[{1,2}(\.{3})?[a-zA-Z]+\]{1,2}|\(\w+\)|_?[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z-]+)*$/;
  const language = /^lib\/messages\/zh-CN/;
  const ours = sources.filter((path) => !language.test(path) && !path.startsWith("prisma/migrations"));
  expect(ours.filter((path) => !path.split("/").every((name) => part.test(name)))).toEqual([]);
});

test("folders of lib are two deep at most", () => {
  const deep = product.filter((path) => path.startsWith("lib/") && path.split("/").length > 3);
  expect(deep.filter((path) => !path.startsWith("lib/messages/"))).toEqual([]);
});

test("the tests of lib stand where lib stands", () => {
  const tests = sources.filter((path) => /^tests\/lib\/.*\.test\.tsx?$/.test(path));
  const folder = (path: string) => path.replace(/^tests\//, "").replace(/\/[^/]+$/, "");
  expect(tests.filter((path) => !existsSync(folder(path)))).toEqual([]);
});
