import "server-only";
import { db } from "@/lib/db";
import { maskEmail, maskName } from "@/lib/mask";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** Staff by name; customers masked. `number` is the staff number or the customer number. */
export type Named = { id: string; name: string; number: string | null; staff: boolean };

/** The people behind the ids of a page, as an administrator may see them. Who was erased is not among them. */
export async function peopleOf(ids: Iterable<string | null>): Promise<Map<string, Named>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const users = await db.user.findMany({ where: { id: { in: wanted } }, select });
  return new Map(users.map((user) => [user.id, namedOf(user)]));
}

const select = {
  id: true,
  staffName: true,
  staffNumber: true,
  emailSealed: true,
  dataKey: { select: { wrapped: true } },
  customer: { select: { nameSealed: true, number: true } },
} as const;

type User = Awaited<ReturnType<typeof db.user.findMany<{ select: typeof select }>>>[number];

function namedOf({ id, staffName, staffNumber, emailSealed, dataKey, customer }: User): Named {
  if (staffName) return { id, name: staffName, number: staffNumber, staff: true };
  const number = customer?.number ?? null;
  if (!dataKey) return { id, name: "--", number, staff: false };
  const key = unwrapPersonKey(id, dataKey.wrapped);
  const name = customer?.nameSealed
    ? maskName(open(key, { table: "Customer", column: "nameSealed", row: id }, customer.nameSealed))
    : maskEmail(open(key, { table: "User", column: "emailSealed", row: id }, emailSealed));
  return { id, name, number, staff: false };
}
