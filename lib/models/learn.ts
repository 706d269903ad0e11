import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expertCard } from "@/lib/advice/expert-card";
import { applicationTable } from "@/lib/advice/features";
import { countLeftOut, type LeftOut, type Matured, outcomeBounds, readMatured } from "@/lib/advice/outcomes";
import type { Tx } from "@/lib/db";
import { type ByHand, tableWith } from "@/lib/models/by-hand";
import { type Proof, proveCard, splitByTime } from "@/lib/models/prove";
import { type Standing, scanProxies } from "@/lib/models/proxies";
import type { TrainingStep } from "@/lib/models/rules";
import type { Artifact } from "@/lib/scoring/artifact";
import { type Stage, stageOf, type TrainingReport } from "@/lib/scoring/report";
import type { TableDescription } from "@/lib/scoring/schema";
import { place, tableOf } from "@/lib/scoring/table";
import { type Trained, train } from "@/lib/scoring/train";

/** What the model card tells beyond the training's own report. */
export type CardReport = TrainingReport & {
  proof: Proof | null;
  proxies?: Standing[];
  /** What a person has set: where bands end. */
  byHand?: ByHand;
  leftOut: LeftOut;
  outcome: typeof outcomeBounds;
  /** When the applications were sent that the card was learned from. */
  window: { from: string; to: string };
  hashes: { snapshot: string; code: string };
};

export type Lesson = {
  stage: Stage;
  bads: number;
  goods: number;
  card: { trained: Trained; report: CardReport } | null;
};

type How = { tell?: (step: TrainingStep) => void; seed?: number; byHand?: ByHand | null };

/**
 * Learns a card from the outcomes that have matured, and proves it on the latest of them. Below 60 bad ones nothing
 * is learned: the expert card stays. For a process of its own, never for a request.
 */
export async function learnCard(reader: Pick<Tx, "$queryRaw">, how: How = {}): Promise<Lesson> {
  const { tell = () => {}, seed = 1, byHand = null } = how;
  tell("reading");
  const cases = await readMatured(reader);
  const bads = cases.filter(({ bad }) => bad).length;
  const goods = cases.length - bads;
  const stage = stageOf(bads, goods);
  if (stage === "expert") return { stage, bads, goods, card: null };
  const leftOut = await countLeftOut(reader);
  tell("learning");
  // Few bads are not enough to say everything anew.
  const prior = stage === "shadow" ? expertCard : null;
  const learnOn = (some: readonly Matured[]) => trainOn(some, { seed, prior, schema: tableWith(byHand) });
  const trained = learnOn(cases);
  tell("proving");
  const split = splitByTime(cases);
  const proof = split && proveCard(learnOn(split.earlier).artifact, split.earlier, split.later);
  const sent = cases.map(({ submittedAt }) => submittedAt.getTime());
  const at = (moment: number) => new Date(moment).toISOString();
  const report: CardReport = {
    ...trained.report,
    proof,
    proxies: await scanProxies(reader, cases),
    ...(byHand && { byHand }),
    leftOut,
    outcome: outcomeBounds,
    window: { from: at(sent.reduce((a, b) => Math.min(a, b))), to: at(sent.reduce((a, b) => Math.max(a, b))) },
    hashes: { snapshot: hashOfCases(cases), code: hashOfCode() },
  };
  return { stage, bads, goods, card: { trained, report } };
}

type Learning = { seed: number; prior: Artifact | null; schema: TableDescription };

function trainOn(cases: readonly Matured[], { seed, prior, schema }: Learning): Trained {
  const kinds = new Map(applicationTable.features.map(({ name, type }) => [name, type]));
  const table = tableOf(
    cases.map(({ features }) => features),
    kinds,
  );
  const outcome = Int8Array.from(cases, ({ bad }) => (bad ? 1 : 0));
  const people = new Map<string, number>();
  const whose = Uint32Array.from(cases, ({ customerId }) => place(people, customerId));
  return train(table, outcome, schema, { method: "auto", seed, whose, ...(prior && { prior }) });
}

function hashOfCases(cases: readonly Matured[]): string {
  const hash = createHash("sha256");
  for (const { applicationId, features, bad } of cases)
    hash.update(`${JSON.stringify([applicationId, features, bad])}\n`);
  return hash.digest("hex");
}

/** Of the files that make a card out of cases. */
function hashOfCode(): string {
  const folder = join(process.cwd(), "lib", "scoring");
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).toSorted())
    hash.update(`${file}\n${readFileSync(join(folder, file), "utf8")}`);
  return hash.digest("hex");
}

/** Keeps what was learned: in shadow, or, with enough outcomes, offered to the two who may publish it. The same card is kept once. */
export async function keepCard(tx: Tx, { stage, card }: Lesson) {
  if (!card) return null;
  const { artifact } = card.trained;
  const status = stage === "offered" ? "OFFERED" : "SHADOW";
  const plain = (value: object) => JSON.parse(JSON.stringify(value));
  const { id } = await tx.scoringModel.upsert({
    where: { hash: artifact.hash },
    create: { hash: artifact.hash, status, artifact: plain(artifact), report: plain(card.report) },
    update: {},
    select: { id: true },
  });
  return { id, hash: artifact.hash, status } as const;
}
