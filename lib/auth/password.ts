import "server-only";
import { availableParallelism } from "node:os";
import argon2 from "argon2";
import { declareActor } from "@/lib/auth/declare-actor";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { lazy } from "@/lib/lazy";
import { Refusal } from "@/lib/refusal";
import { passwordKey, passwordKeys } from "@/lib/vault/keys";
import { open, seal } from "@/lib/vault/seal";

/** OWASP's floor for machines that run tests, RFC 9106's second choice for everybody else. */
const costs = {
  production: { memoryCost: 65_536, timeCost: 3, parallelism: 1 },
  floor: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
};
const cost = () => costs[env.PASSWORD_COST];
const place = (userId: string) => ({ table: "Credential", column: "wrapped", row: userId });

/** The form in which a password is stored: Argon2id, wrapped under a key with the owner's id as associated data. */
export async function wrapPassword(userId: string, password: string): Promise<string> {
  const hash = await inQueue(() => argon2.hash(password, cost()));
  return seal(passwordKey(), place(userId), hash);
}

/**
 * Saves a person's own password. The only place that writes a credential; the database refuses unless the owner was
 * declared (lib/auth/declare-actor.ts) or a link mailed to the owner was used up in the same transaction.
 */
export async function savePassword(tx: Tx, userId: string, wrapped: string) {
  await tx.credential.upsert({
    where: { userId },
    create: { userId, wrapped },
    update: { wrapped, changedAt: new Date() },
    select: { userId: true },
  });
}

/** From here on no password opens the account, until its owner sets a new one by a mailed link. */
export async function forgetPassword(tx: Tx, userId: string) {
  await tx.credential.deleteMany({ where: { userId } });
}

/**
 * The same hash under the present key, saved unless its owner has saved another meanwhile; false where it is so already.
 * Nobody's password changes by it, and nobody need know it.
 */
export async function rewrapPassword(tx: Tx, userId: string, wrapped: string): Promise<boolean> {
  if (wrapped.startsWith(`v1.${passwordKey().id}.`)) return false;
  const same = seal(passwordKey(), place(userId), open(passwordKeys(), place(userId), wrapped));
  await declareActor(tx, userId);
  const { count } = await tx.credential.updateMany({ where: { userId, wrapped }, data: { wrapped: same } });
  return count === 1;
}

const decoy = lazy(() => ({ hash: argon2.hash("nobody has this password", cost()) }));

/** Has the hash at hand that unknown accounts are checked against, so that not even the first one takes longer. */
export const prepareDecoy = () => decoy.hash;

/** Checks a password; takes as long for an unknown account (`stored` null) as for a known one. */
export async function checkPassword(userId: string, stored: string | null, password: string) {
  const hash = stored ? open(passwordKeys(), place(userId), stored) : await decoy.hash;
  const fits = await inQueue(() => argon2.verify(hash, password));
  return { fits: fits && stored !== null, outdated: argon2.needsRehash(hash, cost()) };
}

/** Whether somebody who is signed in knows the own password. The caller counts the tries. */
export async function isOwnPassword(userId: string, password: string): Promise<boolean> {
  const stored = await db.credential.findUnique({ where: { userId }, select: { wrapped: true } });
  return (await checkPassword(userId, stored?.wrapped ?? null, password)).fits;
}

let running = 0;
const waiting: (() => void)[] = [];
const longestQueue = 50;

/** As many hashes at once as cores; beyond a short queue people are asked to try again, not left waiting. */
async function inQueue<T>(work: () => Promise<T>): Promise<T> {
  if (running < availableParallelism()) running += 1;
  else if (waiting.length >= longestQueue) throw new Refusal("signIn.busy");
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    // Whoever waits takes over the place; only when nobody does is it free.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
