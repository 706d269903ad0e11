import "server-only";
import type { Tx } from "@/lib/db";
import type { CardReport } from "@/lib/models/learn";
import { type Condition, promotionOf } from "@/lib/models/rules";
import { Refusal } from "@/lib/refusal";

/** A learned card, held until the transaction ends. */
export async function holdModel(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "ScoringModel" WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.scoringModel.findUnique({ where: { id }, select: { hash: true, status: true, report: true } });
  if (!row) throw new Refusal("model.missing");
  return { ...row, report: reportIn(row.report) };
}

/** The card that advises; null: the expert card. */
export async function publishedHash(tx: Pick<Tx, "scoringModel">): Promise<string | null> {
  const row = await tx.scoringModel.findFirst({ where: { status: "PUBLISHED" }, select: { hash: true } });
  return row?.hash ?? null;
}

/** Of a card kept before later cases were asked, there is no proof. */
export const reportIn = (report: unknown): CardReport => Object.assign({ proof: null }, report as CardReport);

const codes: Record<Condition["name"], string> = {
  cases: "model.tooFewCases",
  gain: "model.gainTooSmall",
  certain: "model.gainUncertain",
  slope: "model.slopeOff",
  rounding: "model.roundingCosts",
};

/** Refuses a card that does not hold every condition, in the words of the first that fails. */
export function holdPromotion(report: CardReport) {
  const failing = promotionOf(report).find(({ holds }) => !holds);
  if (!failing) return;
  const [one = 0, two = 0, three = 0] = failing.measured;
  const figure = (value: number) => (Number.isInteger(value) ? value : value.toFixed(3));
  throw new Refusal(codes[failing.name], { values: { one: figure(one), two: figure(two), three: figure(three) } });
}
