import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { undoableChange } from "@/lib/contacts/undoable";
import { db } from "@/lib/db";
import { personKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** What somebody signs in with and since when; the address that waits for its link; whether one was changed a short while ago. */
export async function findOwnSignIn(actor: Actor) {
  const [key, user, wish, recent] = await Promise.all([
    personKey(db, actor.id),
    db.user.findUniqueOrThrow({
      where: { id: actor.id },
      select: { emailSealed: true, credential: { select: { changedAt: true } } },
    }),
    db.contactChange.findFirst({
      where: { userId: actor.id, kind: "EMAIL", confirmedAt: null, endedAt: null },
      select: { id: true, newSealed: true },
    }),
    undoableChange(db, actor.id, "EMAIL"),
  ]);
  return {
    email: open(key, { table: "User", column: "emailSealed", row: actor.id }, user.emailSealed),
    wished: wish && open(key, { table: "ContactChange", column: "newSealed", row: wish.id }, wish.newSealed),
    recent: recent !== null,
    passwordSince: user.credential?.changedAt ?? null,
  };
}
