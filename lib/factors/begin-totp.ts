import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { transaction } from "@/lib/db";
import { holdFactors, type Owner } from "@/lib/factors/change";
import { newSecret, sealSecret } from "@/lib/factors/totp";

/** Makes a secret for an authenticator app; it counts for nothing until the app's first code comes back. */
export function beginTotp(owner: Owner) {
  return transaction(async (tx) => {
    await holdFactors(tx, owner);
    const id = randomUUIDv7();
    const secretSealed = await sealSecret(tx, { id, userId: owner.id }, newSecret());
    await tx.totp.deleteMany({ where: { userId: owner.id, confirmedAt: null } });
    await tx.totp.create({ data: { id, userId: owner.id, secretSealed }, select: { id: true } });
  });
}
