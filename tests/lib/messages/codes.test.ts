import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rejectionReasons } from "@/lib/applications/reasons";
import { correctableFields } from "@/lib/applications/schema";
import { occupations } from "@/lib/customers/occupations";
import { provinces } from "@/lib/customers/places";
import { sectionNames } from "@/lib/customers/rules";
import * as enums from "@/lib/generated/prisma/enums";
import { catalogue } from "@/lib/messages";
import { hasWords } from "../../support/forms";

type Tree = { [key: string]: string | Tree };

const leaves = (tree: Tree, way = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[way + key, value] as [string, string]] : leaves(value, `${way}${key}.`),
  );

/** Where codes of faults may stand. */
const sources = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("generated"))
  .map((path) => readFileSync(`lib/${path}`, "utf8"))
  .join("\n");

describe("faults", () => {
  test("have a whole sentence in both languages", () => {
    const both = [...leaves(catalogue["zh-CN"].errors), ...leaves(catalogue.en.errors)];
    for (const [code, sentence] of both) {
      expect(hasWords(code), code).toBe(true);
      expect(sentence, code).toMatch(/[。.]$/);
    }
  });

  test("have no words that nothing says", () => {
    const unsaid = leaves(catalogue.en.errors).filter(([code]) => !sources.includes(`"${code}"`));
    expect(unsaid.map(([code]) => code)).toEqual([]);
  });
});

describe.each(["zh-CN", "en"] as const)("in %s", (language) => {
  const { fields, reasons } = catalogue[language];

  test.each([
    ["documentType", Object.keys(enums.DocumentType)],
    ["sex", Object.keys(enums.Sex)],
    ["employmentKind", Object.keys(enums.EmploymentKind)],
    ["employerKind", Object.keys(enums.EmployerKind)],
    ["incomeSource", Object.keys(enums.IncomeSource)],
    ["housingKind", Object.keys(enums.HousingKind)],
    ["educationLevel", Object.keys(enums.EducationLevel)],
    ["addressKind", Object.keys(enums.AddressKind)],
    ["documentKind", Object.keys(enums.DocumentKind)],
    ["occupation", [...occupations]],
    ["province", [...provinces]],
  ] as const)("every %s has its words, no two the same", (group, codes) => {
    const words: Record<string, string> = fields.options[group];
    expect(Object.keys(words).toSorted()).toEqual([...codes].toSorted());
    expect(new Set(Object.values(words)).size).toBe(codes.length);
  });

  test("every reason says what it is and what would help", () => {
    expect(Object.keys(reasons).toSorted()).toEqual([...rejectionReasons].toSorted());
    for (const { label, helps } of Object.values(reasons)) expect(label.length * helps.length).toBeGreaterThan(0);
  });

  test("every question that can be asked has its label, every section its name", () => {
    for (const name of correctableFields) expect((fields as Tree)[name], name).toHaveProperty("label");
    expect(Object.keys(fields.sections)).toEqual(sectionNames);
  });
});
