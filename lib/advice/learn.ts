import "server-only";
import { expertCard } from "@/lib/advice/expert-card";
import { applicationTable } from "@/lib/advice/features";
import { type Matured, readMatured } from "@/lib/advice/outcomes";
import type { Tx } from "@/lib/db";
import { auc } from "@/lib/scoring/measure";
import { type Stage, stageOf } from "@/lib/scoring/report";
import { cardOf } from "@/lib/scoring/score";
import { tableOf } from "@/lib/scoring/table";
import { type Trained, train } from "@/lib/scoring/train";

export type Lesson = { stage: Stage; bads: number; goods: number; trained: Trained | null; expertAuc: number };

/**
 * Learns a card from the outcomes that have matured. Below 60 bad ones nothing is learned: the expert card stays.
 * For a process of its own, never for a request.
 */
export async function learnCard(reader: Pick<Tx, "$queryRaw">, seed = 1): Promise<Lesson> {
  const cases = await readMatured(reader);
  const bads = cases.filter(({ bad }) => bad).length;
  const goods = cases.length - bads;
  const stage = stageOf(bads, goods);
  const trained = stage === "expert" ? null : trainOn(cases, seed);
  return { stage, bads, goods, trained, expertAuc: aucOfExpert(cases) };
}

function trainOn(cases: readonly Matured[], seed: number): Trained {
  const kinds = new Map(applicationTable.features.map(({ name, type }) => [name, type]));
  const table = tableOf(
    cases.map(({ features }) => features),
    kinds,
  );
  const outcome = Int8Array.from(cases, ({ bad }) => (bad ? 1 : 0));
  return train(table, outcome, applicationTable, { method: "auto", seed });
}

function aucOfExpert(cases: readonly Matured[]): number {
  const card = cardOf(expertCard);
  return auc(
    cases.map(({ features }) => -card.total(features)),
    cases.map(({ bad }) => (bad ? 1 : 0)),
  );
}

/**
 * Keeps what was learned: in shadow, or, with enough outcomes, offered to the two who may publish it, with how the
 * expert card does on the same cases. The same card is kept once.
 */
export async function keepCard(tx: Tx, { stage, trained, expertAuc }: Lesson) {
  if (!trained) return null;
  const { artifact, report } = trained;
  const status = stage === "offered" ? "OFFERED" : "SHADOW";
  const plain = (value: object) => JSON.parse(JSON.stringify(value));
  await tx.scoringModel.upsert({
    where: { hash: artifact.hash },
    create: { hash: artifact.hash, status, artifact: plain(artifact), report: plain({ ...report, expertAuc }) },
    update: {},
    select: { id: true },
  });
  return { hash: artifact.hash, status } as const;
}
