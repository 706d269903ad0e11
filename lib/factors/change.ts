import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor, Origin } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { replaceCodes } from "@/lib/factors/recovery";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { endOtherSessions } from "@/lib/sessions/end";

/** Whose factors they are: somebody signed in, or half so and about to get the first one. */
export type Owner = Pick<Actor, "id" | "role" | "sessionId"> & Origin;

export type Kind = "totp" | "passkey";

/** Changes of one person's factors follow each other: each sees what the one before has left. */
export async function holdFactors(tx: Tx, { id }: Owner) {
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${id}::uuid FOR UPDATE`;
}

/** What a new factor brings with it: log, letter, the end of the other sessions, and with the first one recovery codes. */
export async function noteAdded(tx: Tx, owner: Owner, factor: Kind) {
  await note(tx, owner, "factor.added", factor);
  if ((await tx.recoveryCode.count({ where: { userId: owner.id } })) === 0) await replaceCodes(tx, owner);
}

/** The same for one removed. With the last one the recovery codes go, too; staff of a deployment must keep one. */
export async function noteRemoved(tx: Tx, owner: Owner, factor: Kind) {
  if ((await countFactors(tx, owner.id)) === 0) {
    if (owner.role !== "CUSTOMER" && !env.TRY_OUT) throw new Refusal("factor.last");
    await tx.recoveryCode.deleteMany({ where: { userId: owner.id } });
  }
  await note(tx, owner, "factor.removed", factor);
}

async function note(tx: Tx, owner: Owner, action: "factor.added" | "factor.removed", factor: Kind) {
  await record(tx, owner, action, { detail: { factor } });
  await enqueueMail(tx, owner.id, action === "factor.added" ? "FACTOR_ADDED" : "FACTOR_REMOVED", { factor });
  await endOtherSessions(tx, owner, "factor changed");
}

/** Confirmed apps, and passkeys that are under no suspicion. */
export async function countFactors(tx: Tx, userId: string): Promise<number> {
  const apps = await tx.totp.count({ where: { userId, confirmedAt: { not: null } } });
  return apps + (await tx.passkey.count({ where: { userId, suspectAt: null } }));
}
