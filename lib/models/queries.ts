import "server-only";
import { expertCard } from "@/lib/advice/expert-card";
import { outcomeBounds } from "@/lib/advice/outcomes";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import type { ScoringModelStatus } from "@/lib/generated/prisma/enums";
import { reportIn } from "@/lib/models/hold";
import type { TrainingStep } from "@/lib/models/rules";
import { type Count, counted } from "@/lib/monitoring/kept";
import type { Watcher } from "@/lib/monitoring/watcher";
import { nameAndNumber } from "@/lib/named";
import type { Artifact } from "@/lib/scoring/artifact";
import { type Stage, stageOf } from "@/lib/scoring/report";

/** How many outcomes have matured now, and what that allows. */
export async function findStage(_manager: Manager): Promise<(Outcomes & { stage: Stage }) | null> {
  const { value } = await counted("stage", countStage);
  return value && { ...value, stage: stageOf(value.bads, value.goods) };
}

type Outcomes = { bads: number; goods: number };

export const countStage: Count<Outcomes> = async (reader) => {
  const { months, bad, good } = outcomeBounds;
  const [row] = await reader.$queryRaw<Outcomes[]>`
    SELECT count(*) FILTER (WHERE o."worstDaysPastDue" >= ${bad})::int AS bads,
           count(*) FILTER (WHERE o."worstDaysPastDue" < ${good})::int AS goods
    FROM "CardOutcome" o
    WHERE o."monthsOnBook" >= ${months} OR EXISTS (
      SELECT FROM "Application" a WHERE a.id = o."applicationId"
        AND a."decidedAt" <= o."observedAt" - ${months}::int * interval '1 month')`;
  return row!;
};

const columns = {
  id: true,
  hash: true,
  status: true,
  report: true,
  trainedAt: true,
  publishedAt: true,
  retiredAt: true,
  suspendedAt: true,
  suspensionReason: true,
};

/** The learned cards, newest first, each with what its training said. */
export async function listModels(_manager: Manager, most = 50) {
  const rows = await db.scoringModel.findMany({ orderBy: { trainedAt: "desc" }, take: most, select: columns });
  return rows.map((row) => ({ ...row, report: reportIn(row.report) }));
}

export type ListedModel = Awaited<ReturnType<typeof listModels>>[number];

/** A card with everything that it is made of; "expert" is the expert card. */
export async function findModel(_manager: Manager, id: string) {
  if (!isUuid(id)) return null;
  const row = await db.scoringModel.findUnique({
    where: { id },
    select: { ...columns, suspendedById: true, artifact: true },
  });
  if (!row) return null;
  const waiting = await db.proposal.findFirst({
    where: { kind: { startsWith: "model." }, status: "WAITING", content: { contains: row.hash } },
    select: { id: true },
  });
  const trained = await db.modelTraining.findFirst({
    where: { modelId: id },
    orderBy: { askedAt: "asc" },
    select: { askedById: true },
  });
  return {
    ...row,
    artifact: row.artifact as unknown as Artifact,
    report: reportIn(row.report),
    waiting: waiting?.id ?? null,
    people: await peopleOf(row.hash, trained?.askedById ?? null, row.suspendedById),
  };
}

export type ShownModel = NonNullable<Awaited<ReturnType<typeof findModel>>>;

/** Who had it learned, who put it forward, who approved and who suspended it. */
async function peopleOf(hash: string, trainerId: string | null, suspendedById: string | null) {
  const published = await db.proposal.findFirst({
    where: {
      kind: "model.publish",
      status: { in: ["APPROVED", "TOOK_EFFECT"] },
      content: { contains: `"hash":"${hash}"` },
    },
    orderBy: { decidedAt: "desc" },
    select: { proposerId: true, decidedById: true },
  });
  const ids = [trainerId, published?.proposerId, published?.decidedById, suspendedById].map((id) => id ?? null);
  const rows = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  const [trainer, owner, approver, suspender] = ids.map((id) => {
    const person = rows.find((row) => row.id === id);
    return person ? nameAndNumber(person.staffName, person.staffNumber) : null;
  });
  return { trainer: trainer ?? null, owner: owner ?? null, approver: approver ?? null, suspender: suspender ?? null };
}

/** The card that advises now. */
export async function findChampion(_watcher: Watcher) {
  const row = await db.scoringModel.findFirst({
    where: { status: "PUBLISHED" },
    select: { id: true, hash: true, publishedAt: true, artifact: true },
  });
  const card = row ? (row.artifact as unknown as Artifact) : expertCard;
  return { id: row?.id ?? null, card, since: row?.publishedAt ?? null };
}

/** Cards that do not advise but are compared with the one that does. */
const rivals = ["SHADOW", "OFFERED", "SUSPENDED"] as const satisfies ScoringModelStatus[];

/** The newest card that does not advise: what it would have said is compared. */
export async function findChallenger(_watcher: Watcher) {
  const row = await db.scoringModel.findFirst({
    where: { status: { in: [...rivals] } },
    orderBy: { trainedAt: "desc" },
    select: { id: true, artifact: true },
  });
  return row && { id: row.id, card: row.artifact as unknown as Artifact };
}

/** The last trainings asked for, newest first. */
export async function listTrainings(_manager: Manager, most = 5) {
  const rows = await db.modelTraining.findMany({
    orderBy: { askedAt: "desc" },
    take: most,
    select: {
      id: true,
      askedById: true,
      askedAt: true,
      step: true,
      finishedAt: true,
      modelId: true,
      stage: true,
      bads: true,
      goods: true,
      fault: true,
    },
  });
  return rows.map(({ step, stage, ...row }) => ({ ...row, step: step as TrainingStep, stage: stage as Stage | null }));
}

export type ShownTraining = Awaited<ReturnType<typeof listTrainings>>[number];
