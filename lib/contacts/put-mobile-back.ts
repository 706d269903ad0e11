import "server-only";
import type { record } from "@/lib/audit/record";
import { keepHistory } from "@/lib/customers/keep-history";
import type { Tx } from "@/lib/db";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

type Contact = { text: string; index: string };
type Doer = Parameters<typeof record>[1] & { id: string };

/** The number before is the number again, as one more change of the profile; false when it was changed once more since. */
export async function putMobileBack(tx: Tx, owner: Doer, { before, after }: { before: Contact; after: Contact }) {
  const { id } = owner;
  const key = await personKey(tx, id);
  const mobileSealed = seal(key, { table: "Customer", column: "mobileSealed", row: id }, before.text);
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    UPDATE "Customer" SET "mobileSealed" = ${mobileSealed}, "mobileIndex" = ${before.index}, version = version + 1
    WHERE id = ${id}::uuid AND "mobileIndex" = ${after.index} RETURNING version`;
  if (!row) return false;
  const changes = [{ field: "mobile", from: after.text, to: before.text }];
  await keepHistory(tx, owner, { key, section: "contact", changes, version: row.version });
  return true;
}
