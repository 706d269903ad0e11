import "server-only";
import { admit } from "@/lib/auth/admit";
import { type Attempt, noteFailure } from "@/lib/auth/attempts";
import { counted } from "@/lib/auth/counted";
import type { Entrant } from "@/lib/auth/entrant";
import { hashToken, newToken } from "@/lib/auth/token";
import { type Tx, transaction } from "@/lib/db";
import { keepPasskey, verifyNew } from "@/lib/factors/add-passkey";
import { beginTotp } from "@/lib/factors/begin-totp";
import { countFactors, holdFactors } from "@/lib/factors/change";
import { confirmWaiting } from "@/lib/factors/confirm-totp";
import type { NewPasskey, ShownPasskey } from "@/lib/factors/schema";
import { showCode } from "@/lib/factors/show";
import { showPasskey } from "@/lib/factors/show-passkey";
import { Refusal } from "@/lib/refusal";
import { absoluteHours } from "@/lib/sessions/rules";

/** The session's new token and the browser's own. */
export type Entered = { token: string; browser: string };

/** The second half of a sign-in: a code from the app, or a recovery code. */
export function enterByCode(entrant: Entrant, code: string): Promise<Entered> {
  return enterBy(entrant, (tx) => showCode(tx, entrant, code));
}

/** Whoever must have a second factor and has none adds it here, and is in. The password alone adds no further one. */
export function enterByFirstTotp(entrant: Entrant, code: string): Promise<Entered> {
  return enterBy(entrant, async (tx) => {
    await refuseSecond(tx, entrant);
    await confirmWaiting(tx, entrant, code);
  });
}

/** The same with a passkey. */
export function enterByPasskey(entrant: Entrant, response: ShownPasskey["response"]): Promise<Entered> {
  return enterBy(
    entrant,
    async () => {},
    () => showPasskey(entrant, response),
  );
}

export async function enterByFirstPasskey(entrant: Entrant, { response, name }: NewPasskey): Promise<Entered> {
  const made = await verifyNew(entrant, response);
  return enterBy(entrant, async (tx) => {
    await refuseSecond(tx, entrant);
    await keepPasskey(tx, entrant, made, name);
  });
}

/** Makes the secret for it. */
export async function prepareFirstTotp(entrant: Entrant) {
  await transaction((tx) => refuseSecond(tx, entrant));
  await beginTotp(entrant);
}

async function refuseSecond(tx: Tx, entrant: Entrant) {
  await holdFactors(tx, entrant);
  if ((await countFactors(tx, entrant.id)) > 0) throw new Refusal("factor.needed");
}

/** `before` is what must not wait inside the transaction. */
async function enterBy(
  entrant: Entrant,
  show: (tx: Tx) => Promise<unknown>,
  before = async () => {},
): Promise<Entered> {
  const attempt = { from: entrant, emailIndex: entrant.emailIndex, user: { id: entrant.id, role: entrant.role } };
  const enter = async () => {
    await before();
    return transaction(async (tx) => {
      await show(tx);
      const token = await completeSession(tx, entrant);
      return { token, browser: await admit(tx, attempt) };
    });
  };
  return counted(entrant, enter).catch((error) => noteRefused(attempt, error));
}

async function noteRefused(attempt: Attempt, error: unknown): Promise<never> {
  if (error instanceof Refusal) {
    const held = error.code === "signIn.throttled" || error.code === "signIn.locked";
    await noteFailure(attempt, held ? "THROTTLED" : "WRONG_FACTOR");
  }
  throw error;
}

/** The stage in `where` is the lock: a half-done sign-in is completed once, under a new token and with its full life. */
async function completeSession(tx: Tx, { sessionId, role }: Entrant): Promise<string> {
  const token = newToken();
  const changed = await tx.$executeRaw`
    UPDATE "Session" SET stage = 'FULL', "tokenHash" = ${hashToken(token)}, "factorAt" = now(), "createdAt" = now(),
      "lastSeenAt" = now(), "expiresAt" = now() + ${absoluteHours[role]}::int * interval '1 hour'
    WHERE id = ${sessionId}::uuid AND stage = 'PASSWORD' AND "endedAt" IS NULL AND "expiresAt" > now()`;
  if (changed !== 1) throw new Refusal("session.over");
  return token;
}
