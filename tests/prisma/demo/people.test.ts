import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sectionSchemas } from "@/lib/customers/schema";
import { residentId } from "@/lib/identity/resident-id";
import { documentFault } from "@/lib/identity/rules";
import { customersOf } from "@/prisma/demo/story";
import { aPlan, peopleOf } from "./plan";

const people = peopleOf(aPlan(), 2_000);
const digest = (made: unknown) => createHash("sha256").update(JSON.stringify(made)).digest("hex");

test("one seed makes one and the same people, another seed others", () => {
  expect(digest(peopleOf(aPlan(), 300))).toBe(digest(peopleOf(aPlan(), 300)));
  expect(digest(peopleOf(aPlan({ seed: 2 }), 300))).not.toBe(digest(peopleOf(aPlan(), 300)));
});

test("a person does not change with the people made along", () => {
  const crowd = aPlan({ mix: "crowd" });
  const among = peopleOf(crowd, 50);
  const alone = [...customersOf(crowd, { from: 31, to: 32, first: 1, all: 50 })];
  expect(alone[0]!.person.isDuplicate).toBe(false);
  expect(digest(alone[0])).toBe(digest(among[31]));
});

test("every document is valid by the bank's own check, agrees with its holder and belongs to no region", () => {
  for (const { identity } of people.map(({ person }) => person)) {
    expect(documentFault(identity.documentType, identity.documentNumber)).toBeNull();
    if (identity.documentType !== "RESIDENT_ID") continue;
    expect(residentId(identity.documentNumber)).toMatchObject({ birthDate: identity.birthDate, sex: identity.sex });
    expect(Number(identity.documentNumber.slice(2, 4))).toBeGreaterThanOrEqual(94);
  }
});

test("documents and mobiles belong to one person each, but for the duplicates that staff shall find", () => {
  const crowd = peopleOf(aPlan({ mix: "crowd" }), 20_000).map(({ person }) => person);
  const originals = crowd.filter(({ isDuplicate }) => !isDuplicate);
  expect(new Set(originals.map(({ identity }) => identity.documentNumber)).size).toBe(originals.length);
  expect(crowd.length - originals.length).toBeGreaterThan(5);
  const mobiles = new Set(crowd.map(({ identity }) => identity.mobile)).size;
  expect(mobiles).toBeLessThan(crowd.length);
  expect(mobiles).toBeGreaterThan(crowd.length - 60);
});

test("nobody holds the document of somebody else and a customer number", () => {
  const duplicates = people.filter(({ person }) => person.isDuplicate);
  expect(duplicates.length).toBeGreaterThan(0);
  expect(duplicates.filter(({ verifiedAt }) => verifiedAt !== null)).toEqual([]);
});

test("the answers are such as the forms of the profile let pass", () => {
  for (const { person, profile } of people.slice(0, 300)) {
    const { identity } = person;
    const written = (answers: object) =>
      Object.fromEntries(
        Object.entries({ ...answers, version: 1 }).map(([name, said]) => [name, said === null ? "" : String(said)]),
      );
    const cents = [
      "monthlyIncome",
      "otherIncome",
      "monthlyHousingCost",
      "monthlyRepayment",
      "cardLimitsElsewhere",
      "cardBalanceElsewhere",
    ];
    const now = Object.entries(profile?.now ?? {}).map(([name, said]) => [
      name,
      cents.includes(name) && said !== null ? Number(said) / 100 : said,
    ]);
    const answers = Object.fromEntries(now);
    const parts = {
      identity,
      contact: { ...identity.home, mobile: identity.mobile },
      employment: answers,
      income: answers,
      housing: answers,
      debts: answers,
    };
    for (const [section, part] of Object.entries(parts)) {
      if (!profile && section !== "identity" && section !== "contact") continue;
      const parsed = sectionSchemas[section as keyof typeof sectionSchemas].safeParse(written(part));
      expect(parsed.error?.issues ?? [], `${section} of ${identity.email}`).toEqual([]);
    }
  }
});
