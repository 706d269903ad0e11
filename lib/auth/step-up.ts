import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { counted } from "@/lib/auth/counted";
import { isOwnPassword } from "@/lib/auth/password";
import { type Tx, transaction } from "@/lib/db";
import { findFactors, hasFactor } from "@/lib/factors/queries";
import type { ShownPasskey } from "@/lib/factors/schema";
import { type Factor, showCode } from "@/lib/factors/show";
import { showPasskey } from "@/lib/factors/show-passkey";
import { Refusal } from "@/lib/refusal";
import { rotateSession } from "@/lib/sessions/rotate";

/** The person at the keyboard shows a code again: the session is fresh, under the new token that this gives. */
export function confirmByCode(actor: Actor, code: string): Promise<string> {
  return tried(actor, () => transaction(async (tx) => freshen(tx, actor, await showCode(tx, actor, code))));
}

/** The same by passkey. */
export function confirmByPasskey(actor: Actor, response: ShownPasskey["response"]): Promise<string> {
  return tried(actor, async () => {
    await showPasskey(actor, response);
    return transaction((tx) => freshen(tx, actor, "passkey"));
  });
}

/** The same by password, for those who have no second factor. */
export async function confirmByPassword(actor: Actor, password: string): Promise<string> {
  if (hasFactor(await findFactors(actor))) throw new Refusal("factor.needed");
  return tried(actor, async () => {
    if (!(await isOwnPassword(actor.id, password))) throw new Refusal("password.wrong", { field: "password" });
    return transaction((tx) => freshen(tx, actor, "password"));
  });
}

/** Each try is counted first; one that fails is in the log, whose session it was. */
function tried(actor: Actor, run: () => Promise<string>): Promise<string> {
  return counted(actor, run).catch(async (error) => {
    if (error instanceof Refusal)
      await transaction((tx) => record(tx, actor, "session.notConfirmed", { detail: { code: error.code } }));
    throw error;
  });
}

async function freshen(tx: Tx, actor: Actor, factor: Factor): Promise<string> {
  await record(tx, actor, "session.confirmed", { detail: { factor } });
  return rotateSession(tx, actor.sessionId);
}
