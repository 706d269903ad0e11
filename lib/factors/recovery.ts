import "server-only";
import { randomInt } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { codeLetters, codesAtOnce, plainCode } from "@/lib/factors/rules";
import { indexForms } from "@/lib/vault/keyed-index";
import { personKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

const codeLength = 10;

const formsOf = (userId: string, code: string) => indexForms("recovery", `${userId}:${plainCode(code)}`);

export const sheetOf = (userId: string) => ({ table: "RecoverySheet", column: "codesSealed", row: userId });

const newCode = () =>
  Array.from({ length: codeLength }, () => codeLetters.charAt(randomInt(codeLetters.length))).join("");

/** Ten new codes in the place of all earlier ones. They can be read for ten minutes, in this session, and never again. */
export async function replaceCodes(tx: Tx, { id, sessionId }: Pick<Actor, "id" | "sessionId">) {
  const codes = Array.from({ length: codesAtOnce }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId: id } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId: id, codeIndex: formsOf(id, code)[0]! })) });
  const codesSealed = seal(await personKey(tx, id), sheetOf(id), codes.join(" "));
  await tx.recoverySheet.deleteMany({ where: { userId: id } });
  await tx.recoverySheet.create({ data: { userId: id, sessionId, codesSealed }, select: { userId: true } });
}

/** Uses a recovery code up; whether there was one. Of several who send it, one succeeds. */
export async function spendRecoveryCode(tx: Tx, userId: string, code: string): Promise<boolean> {
  const used = await tx.$executeRaw`
    UPDATE "RecoveryCode" SET "usedAt" = now()
    WHERE "userId" = ${userId}::uuid AND "codeIndex" = ANY (${formsOf(userId, code)}) AND "usedAt" IS NULL`;
  return used === 1;
}
