import "server-only";
import { keepChange, markConfirmed, markEnded } from "@/lib/contacts/keep";
import { undoableChange } from "@/lib/contacts/undoable";
import type { Difference } from "@/lib/customers/rules";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import type { Key } from "@/lib/vault/keys";
import { open } from "@/lib/vault/seal";

/**
 * A customer's number was changed: the mailbox is told and may undo it for 72 hours. A change upon a change is told as one
 * from the first number to the last, so that whoever moves it twice does not wipe the way back.
 */
export async function noteMobile(tx: Tx, key: Key, userId: string, changes: Difference[]) {
  const change = changes.find(({ field }) => field === "mobile");
  if (!change?.from || !change.to) return;
  const [from, to] = [await firstNumber(tx, key, userId, String(change.from)), String(change.to)];
  if (from === to) return;
  const changeId = await keepChange(tx, key, { userId, kind: "MOBILE", from, to });
  await markConfirmed(tx, changeId);
  await enqueueMail(tx, userId, "CONTACT_CHANGED", { changeId });
}

/** Before all changes that could still be undone; they end here. */
async function firstNumber(tx: Tx, key: Key, userId: string, present: string) {
  const earlier = await undoableChange(tx, userId, "MOBILE");
  if (!earlier) return present;
  await markEnded(tx, earlier.id);
  return open(key, { table: "ContactChange", column: "oldSealed", row: earlier.id }, earlier.oldSealed);
}
