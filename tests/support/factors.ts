import { Secret, TOTP } from "otpauth";
import type { Actor } from "@/lib/auth/actor";
import type { Entrant } from "@/lib/auth/entrant";
import { db } from "@/lib/db";
import { beginTotp } from "@/lib/factors/begin-totp";
import type { Owner } from "@/lib/factors/change";
import { confirmTotp } from "@/lib/factors/confirm-totp";
import { findWaitingTotp } from "@/lib/factors/queries";

/** What an authenticator app shows for a secret, so many steps of 30 seconds away from now. */
export function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Gives somebody an authenticator app, as he or she would; its secret. */
export async function giveTotp(owner: Owner): Promise<string> {
  await beginTotp(owner);
  const { secret } = (await findWaitingTotp(owner))!;
  await confirmTotp(owner, { code: codeOf(secret) });
  await forgetStep(owner);
  return secret;
}

/** The app's present code counts again, as if 30 seconds had passed. */
export async function forgetStep({ id }: { id: string }) {
  await db.totp.updateMany({ where: { userId: id }, data: { lastStep: 0 } });
}

/** Somebody whose password fitted a moment ago. */
export async function entrantOf(actor: Actor): Promise<Entrant> {
  const { id, role, sessionId, address, device, requestId } = actor;
  const { emailIndex } = await db.user.findUniqueOrThrow({ where: { id }, select: { emailIndex: true } });
  return { id, role, sessionId, address, device, requestId, emailIndex, browser: null };
}
