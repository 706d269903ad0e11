import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { type Language, toStored } from "@/lib/language";

/** Keeps the language with the account: mails are written in it, and the next sign-in begins with it. */
export function chooseLanguage(actor: Actor, language: Language) {
  return transaction(async (tx) => {
    const changed = await tx.user.updateMany({
      where: { id: actor.id, language: { not: toStored(language) } },
      data: { language: toStored(language) },
    });
    if (changed.count === 1) await record(tx, actor, "language.chosen", { objectId: actor.id, detail: { language } });
  });
}
