import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { PasskeyName } from "@/lib/factors/schema";
import { Refusal } from "@/lib/refusal";

/** Gives one's own passkey another name, to tell several apart. */
export async function renamePasskey(actor: Actor, { id, name }: PasskeyName) {
  const { count } = await db.passkey.updateMany({ where: { id, userId: actor.id }, data: { name } });
  if (count === 0) throw new Refusal("factor.missing");
}
