import { expect } from "vitest";
import { db, transaction } from "@/lib/db";
import { keepCard, learnCard } from "@/lib/models/learn";
import { promotionOf } from "@/lib/models/rules";

/** A card learned from the made outcomes is worth publishing, is the same twice, and says what it was made of. */
export async function teachesACard() {
  const steps: string[] = [];
  const lesson = await learnCard(db, { tell: (step) => steps.push(step) });
  const { report, trained } = lesson.card!;
  expect(steps).toEqual(["reading", "learning", "proving"]);
  expect(promotionOf(report).filter(({ holds }) => !holds)).toEqual([]);
  expect(report.rows).toBe(lesson.bads + lesson.goods);
  expect(report.leftOut.young).toBeGreaterThan(500);
  expect(report.proxies!.map(({ of }) => of)).toEqual(["sex", "young", "elder"]);
  expect(report.proxies![0]!.auc).toBeLessThan(0.6);
  expect(JSON.stringify(trained.artifact)).not.toMatch(/"(sex|birthYear|province|city)"/);

  const kept = await transaction((tx) => keepCard(tx, lesson));
  expect(kept).toMatchObject({ status: "OFFERED", hash: trained.artifact.hash });
  const again = await learnCard(db);
  expect(again.card!.report.hashes).toEqual(report.hashes);
  expect((await transaction((tx) => keepCard(tx, again)))!).toEqual(kept);
}
