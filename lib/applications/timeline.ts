import "server-only";
import type { Told } from "@/lib/advice/told";
import type { Tx } from "@/lib/db";

/** Every step an application's timeline can show, with its particulars. Amounts in cents as text; nothing that identifies. */
export type Steps = {
  submitted: { round: number };
  claimed: Record<string, never>;
  released: Record<string, never>;
  /** The reason is for staff only, sealed with the customer's key. */
  transferred: { toId: string; toName: string; fromName?: string; reasonSealed: string };
  /** From a manager of whom nothing was heard. */
  takenOver: { fromId: string; fromName: string; toName: string };
  returned: { fields: string[]; documents: string[] };
  answered: { round: number };
  /** `profileVersion`: what the first signer was looking at. */
  sentForSecondSignature: { limit: string; profileVersion: number };
  sentBack: Record<string, never>;
  approved: { limit: string };
  /** `told`: what the customer said that the reasons rest on (lib/advice/told.ts). */
  rejected: { reasons: string[]; told?: Told[] };
  secondLookAsked: Record<string, never>;
  withdrawn: Record<string, never>;
};

export type Step = keyof Steps;

/** Adds a step in the transaction that makes it. `actorId` is the person who acted, customer or staff. */
export async function addStep<S extends Step>(
  tx: Tx,
  applicationId: string,
  step: S,
  actorId: string,
  facts: Steps[S],
) {
  await tx.applicationEvent.create({ data: { applicationId, kind: step, actorId, facts }, select: { id: true } });
}
