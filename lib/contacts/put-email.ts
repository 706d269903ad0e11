import "server-only";
import type { Tx } from "@/lib/db";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

type Contact = { text: string; index: string };

/**
 * Puts one address in the place of another; false when that is not there any more. Its owner has just proved that it
 * is his or hers, so a registration that never did gives it up. Throws where another account has it.
 */
export async function putEmail(tx: Tx, userId: string, from: Contact, to: Contact): Promise<boolean> {
  await giveUpUnconfirmed(tx, to.index);
  const emailSealed = seal(await personKey(tx, userId), { table: "User", column: "emailSealed", row: userId }, to.text);
  const { count } = await tx.user.updateMany({
    where: { id: userId, emailIndex: from.index },
    data: { emailSealed, emailIndex: to.index, version: { increment: 1 } },
  });
  return count === 1;
}

async function giveUpUnconfirmed(tx: Tx, emailIndex: string) {
  const given = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "User" SET "emailIndex" = 'given up ' || id
    WHERE "emailIndex" = ${emailIndex} AND status = 'PENDING' AND role = 'CUSTOMER' RETURNING id`;
  await tx.oneTimeLink.deleteMany({ where: { userId: { in: given.map(({ id }) => id) } } });
}
