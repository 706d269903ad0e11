import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { countFactors, holdFactors } from "@/lib/factors/change";
import { replaceCodes } from "@/lib/factors/recovery";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";

/** Ten new recovery codes; all earlier ones are void. They stand for a factor, so there must be one. */
export function renewCodes(actor: Actor) {
  return transaction(async (tx) => {
    await holdFactors(tx, actor);
    if ((await countFactors(tx, actor.id)) === 0) throw new Refusal("factor.missing");
    await replaceCodes(tx, actor);
    await record(tx, actor, "factor.codesMade", { detail: {} });
    await enqueueMail(tx, actor.id, "RECOVERY_CODES_MADE");
  });
}
