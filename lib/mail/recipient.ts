import "server-only";
import { undoableChange } from "@/lib/contacts/undoable";
import type { Tx } from "@/lib/db";
import type { Waiting } from "@/lib/mail/particulars";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/**
 * The address a letter goes to: the owner's, or the new or old end of a change of address. A link that resets the
 * password never goes to an address that the owner of the one before may still undo.
 */
export async function recipientOf(tx: Tx, { userId, template, facts }: Waiting): Promise<string> {
  const { newOf, oldOf } = facts as { newOf?: string; oldOf?: string };
  const resets = template === "RESET_PASSWORD" || template === "ASKED_TO_RESET";
  const end = newOf ?? oldOf ?? (resets ? (await undoableChange(tx, userId, "EMAIL"))?.id : undefined);
  return end ? endOf(tx, userId, end, newOf ? "newSealed" : "oldSealed") : present(tx, userId);
}

async function endOf(tx: Tx, userId: string, id: string, column: "newSealed" | "oldSealed") {
  const change = await tx.contactChange.findFirstOrThrow({
    where: { id, userId, kind: "EMAIL" },
    select: { newSealed: true, oldSealed: true },
  });
  return open(await personKey(tx, userId), { table: "ContactChange", column, row: id }, change[column]);
}

async function present(tx: Tx, userId: string) {
  const { emailSealed } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { emailSealed: true } });
  return open(await personKey(tx, userId), { table: "User", column: "emailSealed", row: userId }, emailSealed);
}
