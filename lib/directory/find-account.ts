import "server-only";
import type { Admin } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { isUuid } from "@/lib/forms/address";
import { maskEmail, maskName } from "@/lib/mask";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** A customer's account as an administrator may see it: when and whether, but masked who; never the file. */
export async function findAccount(_admin: Admin, id: string) {
  if (!isUuid(id)) return null;
  const row = await db.user.findFirst({
    where: { id, role: "CUSTOMER" },
    select: {
      id: true,
      status: true,
      createdAt: true,
      confirmedAt: true,
      lastSignInAt: true,
      emailSealed: true,
      dataKey: { select: { wrapped: true } },
      customer: { select: { nameSealed: true, number: true, verifiedAt: true } },
    },
  });
  if (!row) return null;
  const { emailSealed, dataKey, customer, ...account } = row;
  const key = dataKey && unwrapPersonKey(id, dataKey.wrapped);
  const opened = (table: string, column: string, sealed: string | null | undefined) =>
    key && sealed ? open(key, { table, column, row: id }, sealed) : null;
  const name = opened("Customer", "nameSealed", customer?.nameSealed);
  const email = opened("User", "emailSealed", emailSealed);
  return {
    ...account,
    number: customer?.number ?? null,
    verifiedAt: customer?.verifiedAt ?? null,
    name: name && maskName(name),
    email: email && maskEmail(email),
  };
}
