import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import type { PasskeyName } from "@/lib/factors/schema";
import { Refusal } from "@/lib/refusal";

/** Gives one's own passkey another name, to tell several apart. */
export function renamePasskey(actor: Actor, { id, name }: PasskeyName): Promise<void> {
  return transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM "Passkey" WHERE id = ${id}::uuid AND "userId" = ${actor.id}::uuid FOR UPDATE`;
    if (!held) throw new Refusal("factor.missing");
    if (held.name === name) return;
    await tx.passkey.update({ where: { id }, data: { name }, select: { id: true } });
    const changes = { passkeyName: [held.name, name] as [string, string] };
    await record(tx, actor, "factor.renamed", { objectId: id, detail: {}, changes });
  });
}
