import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { mayTry } from "@/lib/auth/throttle";
import { keepChange } from "@/lib/contacts/keep";
import type { EmailChange } from "@/lib/contacts/schema";
import { undoableChange } from "@/lib/contacts/undoable";
import { type Tx, transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { indexForms } from "@/lib/vault/keyed-index";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/**
 * Asks for another sign-in address. Nothing changes yet: the new address gets a link to confirm, the present one is
 * told at once and gets a link that undoes it. Whether the new address is known already is told to its owner alone.
 */
export async function askForEmail(actor: Actor, { email }: EmailChange) {
  const free = await mayTry({ what: "change contact", whom: actor.id, tries: 5, windowSeconds: 86_400 });
  if (!free) throw new Refusal("contact.tooOften");
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE id = ${actor.id}::uuid FOR UPDATE`;
    const key = await personKey(tx, actor.id);
    const present = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { emailSealed: true } });
    const from = open(key, { table: "User", column: "emailSealed", row: actor.id }, present.emailSealed);
    if (from === email) throw new Refusal("contact.same", { field: "email" });
    if (await undoableChange(tx, actor.id, "EMAIL")) throw new Refusal("contact.recent");

    await tx.$executeRaw`
      UPDATE "ContactChange" SET "endedAt" = now()
      WHERE "userId" = ${actor.id}::uuid AND kind = 'EMAIL' AND "confirmedAt" IS NULL AND "endedAt" IS NULL`;
    const changeId = await keepChange(tx, key, { userId: actor.id, kind: "EMAIL", from, to: email });
    await askNewAddress(tx, actor, { email, changeId });
    await enqueueMail(tx, actor.id, "CONTACT_CHANGING", { changeId, oldOf: changeId });
    await record(tx, actor, "contact.changeAsked", { objectId: changeId, detail: { kind: "EMAIL" } });
  });
}

async function askNewAddress(tx: Tx, actor: Actor, { email, changeId }: { email: string; changeId: string }) {
  const other = await tx.user.findFirst({
    where: { emailIndex: { in: indexForms("email", email) } },
    select: { id: true, status: true },
  });
  if (other && other.status !== "PENDING") await enqueueMail(tx, other.id, "ALREADY_REGISTERED");
  else await enqueueMail(tx, actor.id, "CONFIRM_CONTACT", { changeId, newOf: changeId });
}
