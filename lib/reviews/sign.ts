import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Manager } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import type { DecisionOutcome, DecisionStep, DocumentKind } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";
import type { HeldCase } from "@/lib/reviews/hold";
import { seal } from "@/lib/vault/seal";

type Signature = {
  step: DecisionStep;
  outcome: DecisionOutcome;
  /** For staff only, sealed under the customer's key. */
  opinion: string;
  limit?: bigint;
  reasons?: string[];
  fieldsAsked?: string[];
  documentsAsked?: DocumentKind[];
  message?: string | null;
};

/** Adds a person's signed judgement. The row is unique for the version that was judged: it cannot be judged twice. */
export async function sign(tx: Tx, manager: Manager, held: HeldCase, signature: Signature) {
  const { opinion, message, ...plain } = signature;
  const id = randomUUIDv7();
  const sealed = (column: string, text: string) => seal(held.key, { table: "Decision", column, row: id }, text);
  await tx.decision.create({
    data: {
      id,
      applicationId: held.id,
      onVersion: held.version,
      round: held.round,
      managerId: manager.id,
      opinionSealed: sealed("opinionSealed", opinion),
      messageSealed: message == null ? null : sealed("messageSealed", message),
      ...plain,
    },
    select: { id: true },
  });
}

type Move = Parameters<Tx["application"]["updateMany"]>[0]["data"];

/** Moves the case. State, holder and version in `where` are the lock: whoever comes second changes no row. */
export async function move(tx: Tx, held: HeldCase, data: Move) {
  const { id, status, managerId, version } = held;
  const { count } = await tx.application.updateMany({
    where: { id, status, managerId, version },
    data: { ...data, version: version + 1 },
  });
  if (count === 0) throw new Refusal("review.changed");
}
