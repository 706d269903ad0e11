import "server-only";
import { passwordFault, shortestPassword, shortestWithFactor } from "@/lib/auth/password-rules";
import type { Tx } from "@/lib/db";
import { findFactors, hasFactor } from "@/lib/factors/queries";
import { Refusal } from "@/lib/refusal";
import { unwrapPersonKey } from "@/lib/vault/person";
import { open } from "@/lib/vault/seal";

/** Refuses a password that its owner's own data would give away, or that is short for somebody without a second factor. */
export async function refuseWeak(tx: Tx, userId: string, password: string) {
  const shortest = hasFactor(await findFactors({ id: userId })) ? shortestWithFactor : shortestPassword;
  const fault = passwordFault(password, { ...(await ownData(tx, userId)), shortest });
  if (fault === "password.tooShort")
    throw new Refusal("password.short", { field: "password", values: { least: shortestPassword } });
  if (fault) throw new Refusal("password.ownData", { field: "password" });
}

/** What others know or can look up about a person. */
async function ownData(tx: Tx, id: string) {
  const { emailSealed, staffName, dataKey, customer } = await tx.user.findUniqueOrThrow({
    where: { id },
    select: {
      emailSealed: true,
      staffName: true,
      dataKey: { select: { wrapped: true } },
      customer: {
        select: { mobileSealed: true, nameSealed: true, documentNumberSealed: true, birthDateSealed: true },
      },
    },
  });
  if (!dataKey) return {};
  const key = unwrapPersonKey(id, dataKey.wrapped);
  const opened = (column: keyof NonNullable<typeof customer>) => {
    const sealed = customer?.[column];
    return sealed ? open(key, { table: "Customer", column, row: id }, sealed) : "";
  };
  return {
    email: open(key, { table: "User", column: "emailSealed", row: id }, emailSealed),
    mobile: opened("mobileSealed"),
    name: staffName ?? opened("nameSealed"),
    documentNumber: opened("documentNumberSealed"),
    birthDate: opened("birthDateSealed"),
  };
}
