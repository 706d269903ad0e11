import "server-only";
import { expertCard } from "@/lib/advice/expert-card";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Proven } from "@/lib/models/prove";
import { findModel } from "@/lib/models/queries";
import type { Watcher } from "@/lib/monitoring/watcher";
import { type Artifact, clamp, gradeOf, probabilityOf } from "@/lib/scoring/artifact";
import { cardOf } from "@/lib/scoring/score";
import type { Row } from "@/lib/scoring/table";

export type Compared = { card: Artifact; proven: Proven | null };

/** A card by its id; the expert card where there is none. Each is measured on its own later cases. */
export async function findCompared(manager: Manager, id: string): Promise<Compared> {
  const model = await findModel(manager, id);
  if (model) return { card: model.artifact, proven: model.report.proof?.card ?? null };
  const newest = await db.scoringModel.findFirst({ orderBy: { trainedAt: "desc" }, select: { report: true } });
  const report = newest?.report as { proof?: { expert: Proven } } | undefined;
  return { card: expertCard, proven: report?.proof?.expert ?? null };
}

export type Agreement = { count: number; grades: string[]; cells: number[][]; far: number; meanPd: [number, number] };

/** Enough to see where two cards part, and read in a moment. */
const latest = 2_000;

/** What two cards say of the answers behind the latest decisions. */
export async function agreementOf(_watcher: Watcher, one: Artifact, other: Artifact): Promise<Agreement> {
  const rows = await db.advice.findMany({ orderBy: { at: "desc" }, take: latest, select: { inputs: true } });
  const grades = one.grades.map(({ grade }) => grade);
  const cells = grades.map(() => grades.map(() => 0));
  const sums: [number, number] = [0, 0];
  let far = 0;
  for (const { inputs } of rows) {
    const [first, second] = [said(one, inputs as Row), said(other, inputs as Row)];
    const [from, to] = [grades.indexOf(first.grade), grades.indexOf(second.grade)];
    cells[from]![to]! += 1;
    if (Math.abs(from - to) >= 2) far += 1;
    sums[0] += first.pd;
    sums[1] += second.pd;
  }
  const share = (sum: number) => (rows.length > 0 ? sum / rows.length : 0);
  return { count: rows.length, grades, cells, far, meanPd: [share(sums[0]), share(sums[1])] };
}

function said(card: Artifact, row: Row) {
  const score = clamp(cardOf(card).total(row), card.scale);
  return { grade: gradeOf(score, card.grades), pd: probabilityOf(score, card.scale) };
}
