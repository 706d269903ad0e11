import { expect, test } from "vitest";
import { anybody, product } from "@/bench/advice-people";
import { advise, markOf } from "@/lib/advice/advise";
import { besideOf } from "@/lib/advice/beside";
import { expertCard } from "@/lib/advice/expert-card";
import { findAdvice } from "@/lib/advice/queries";
import { replay } from "@/lib/advice/replay";
import { db } from "@/lib/db";
import { keepFound } from "@/lib/monitoring/look";
import { firstRules } from "@/lib/policy/rule-set";
import { decide } from "@/lib/reviews/decide";
import { aCase, approval } from "@/tests/support/judgements";
import { aModel } from "@/tests/support/models";

const basis = { card: expertCard, rules: firstRules, product };
const good = anybody(500, 4).find((person) => advise(person, basis).recommendation === "approve")!;
const away = (points: number) => ({ ...expertCard, basePoints: expertCard.basePoints + points });

test("another card two grades away, or answers that have drifted, make the advice to look closer", () => {
  const other = besideOf(good, expertCard, away(-120), []);
  expect(advise(good, { ...basis, beside: other })).toMatchObject({
    recommendation: "refer",
    grounds: ["rival"],
    beside: { rivalGrade: expect.stringMatching(/[C-E]/), drifted: [] },
  });
  const moved = besideOf(good, expertCard, null, ["debtToIncome", "educationLevel"]);
  expect(moved).toEqual({ rivalGrade: null, drifted: ["debtToIncome"] });
  expect(advise(good, { ...basis, beside: moved })).toMatchObject({ recommendation: "refer", grounds: ["drift"] });
  const marks = [null, other, moved].map((beside) => markOf(good, { ...basis, beside }, 1));
  expect(new Set(marks).size).toBe(3);
});

test("a card that says nearly the same, and the drift of an answer that this card does not read, change nothing", () => {
  expect(besideOf(good, expertCard, away(0), ["educationLevel"])).toBeNull();
  expect(markOf(good, { ...basis, beside: null }, 1)).toBe(markOf(good, basis, 1));
});

test("of the bank, only the drift of a learned card's answers counts, and what was said then is made again", async () => {
  const found = { kind: "drift", subject: "debtToIncome", level: "act", measured: 0.4, bound: 0.1 } as const;
  await keepFound([found], "a".repeat(64));
  const made = await aCase();
  const groundsNow = async () => (await findAdvice(made.manager, made.id))!.advice.grounds;
  expect(await groundsNow()).not.toContain("drift");
  await aModel("PUBLISHED");
  expect(await groundsNow()).toContain("drift");
  await decide(made.manager, { ...approval(made), adviceMark: (await findAdvice(made.manager, made.id))!.mark! });
  await keepFound([], "a".repeat(64));
  expect(await db.advice.findFirst({ select: { said: true } })).toMatchObject({
    said: { beside: { drifted: ["debtToIncome"] } },
  });
  expect(await replay()).toMatchObject([{ cause: null }]);
});
