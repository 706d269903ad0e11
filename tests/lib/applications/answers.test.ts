import { describe, expect, test } from "vitest";
import { answerFields, changedAnswers, changedSince, freeze, thaw } from "@/lib/applications/answers";
import { aFullProfile, anEmptyProfile } from "../../support/profiles";

const draft = { productCode: "GOLD", requestedLimit: 3_000_000n };
const email = "zhang@example.com";
const frozen = (profile = aFullProfile()) => freeze(profile, draft, email);
const thawed = (profile = aFullProfile()) => {
  const { answers, identity } = JSON.parse(JSON.stringify(frozen(profile)));
  return thaw(answers, JSON.stringify(identity));
};

test("what was frozen thaws to the same answers", () => {
  expect(thawed()).toEqual({ ...aFullProfile(), ...draft, email });
});

test("the readable part names nobody", () => {
  const { answers } = frozen();
  const { name, documentNumber, mobile, line, employer, birthDate } = aFullProfile();
  for (const secret of [name, documentNumber, mobile, line, employer, birthDate, email])
    expect(JSON.stringify(answers)).not.toContain(secret);
  expect(answers).toMatchObject({ birthYear: 1980, monthlyIncome: 1_200_000, requestedLimit: 3_000_000 });
});

test("neither part keeps what is not an answer", () => {
  const { answers, identity } = frozen({ ...aFullProfile(), version: 7, id: "x" } as never);
  expect(Object.keys({ ...answers, ...identity })).not.toContain("version");
  expect(Object.keys({ ...answers, ...identity })).not.toContain("id");
});

test("an incomplete profile does not freeze", () => {
  expect(() => frozen(anEmptyProfile())).toThrow();
  expect(() => frozen({ ...aFullProfile(), monthlyIncome: null })).toThrow();
  expect(() => frozen({ ...aFullProfile(), name: null })).toThrow();
  expect(() => frozen({ ...aFullProfile(), otherIncome: null, employer: null })).not.toThrow();
});

test("a text that is not ours does not thaw", () => {
  const { answers, identity } = frozen();
  expect(() => thaw({ ...answers, sex: "X" }, JSON.stringify(identity))).toThrow();
  expect(() => thaw(answers, "{}")).toThrow();
});

describe("what changed", () => {
  test("since the answers were sent, is told from the profile of today", () => {
    expect(changedSince(thawed(), aFullProfile())).toEqual([]);
    expect(changedSince(thawed(), { ...aFullProfile(), monthlyIncome: 1_500_000n, city: "宁波市" })).toEqual([
      { field: "city", from: "杭州市西湖区", to: "宁波市" },
      { field: "monthlyIncome", from: 1_200_000n, to: 1_500_000n },
    ]);
  });

  test("between two applications, includes card and limit", () => {
    expect(changedAnswers(thawed(), { ...thawed(), productCode: "STANDARD", requestedLimit: 1_000_000n })).toEqual([
      { field: "productCode", from: "GOLD", to: "STANDARD" },
      { field: "requestedLimit", from: 3_000_000n, to: 1_000_000n },
    ]);
  });

  test("is looked for in every answer", () => {
    const { email: _, ...answers } = thawed();
    expect(Object.keys(answers).toSorted()).toEqual([...answerFields].toSorted());
  });
});
