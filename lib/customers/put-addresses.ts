import "server-only";
import { randomUUIDv7 } from "node:crypto";
import type { Address, Profile } from "@/lib/customers/profile";
import type { Tx } from "@/lib/db";
import type { AddressKind } from "@/lib/generated/prisma/enums";
import type { Key } from "@/lib/vault/keys";
import { seal } from "@/lib/vault/seal";

/** Saves the addresses among some answers, each in its row; an address that is null goes. */
export async function putAddresses(tx: Tx, customerId: string, key: Key, answers: Partial<Profile>) {
  for (const [kind, address] of addressesIn(answers)) {
    if (address) await put(tx, key, { customerId, kind }, address);
    else await tx.customerAddress.deleteMany({ where: { customerId, kind } });
  }
}

function addressesIn(answers: Partial<Profile>): [AddressKind, Address | null][] {
  const { province, city, line, postcode = null, workAddress, mailingAddress } = answers;
  const found: [AddressKind, Address | null][] = [];
  if (province && city && line) found.push(["HOME", { province, city, line, postcode }]);
  if (workAddress !== undefined) found.push(["WORK", workAddress]);
  if (mailingAddress !== undefined) found.push(["MAILING", mailingAddress]);
  return found;
}

type Where = { customerId: string; kind: AddressKind };

async function put(tx: Tx, key: Key, where: Where, { province, city, line, postcode }: Address) {
  const present = await tx.customerAddress.findUnique({ where: { customerId_kind: where }, select: { id: true } });
  const id = present?.id ?? randomUUIDv7();
  const sealed = (column: string, text: string) => seal(key, { table: "CustomerAddress", column, row: id }, text);
  const data = {
    province,
    city,
    lineSealed: sealed("lineSealed", line),
    postcodeSealed: postcode && sealed("postcodeSealed", postcode),
  };
  await tx.customerAddress.upsert({
    where: { id },
    create: { id, ...where, ...data },
    update: data,
    select: { id: true },
  });
}
