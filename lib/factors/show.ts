import "server-only";
import type { Doer } from "@/lib/audit/record";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db";
import { spendRecoveryCode } from "@/lib/factors/recovery";
import { isTotpCode } from "@/lib/factors/rules";
import { spendTotp } from "@/lib/factors/totp";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

export type Factor = "totp" | "passkey" | "recoveryCode" | "password";

/** Takes a code from the app or a recovery code; says which it was. The latter is told to its owner. */
export async function showCode(tx: Tx, person: Doer & { id: string }, code: string): Promise<Factor> {
  if (isTotpCode(code) && (await spendTotp(tx, person.id, code))) return "totp";
  if (isTotpCode(code) || !(await spendRecoveryCode(tx, person.id, code)))
    throw new Refusal("factor.wrong", { field: "code" });
  await enqueueMail(tx, person.id, "RECOVERY_CODE_USED");
  await record(tx, person, "factor.codeUsed", { detail: {} });
  return "recoveryCode";
}
