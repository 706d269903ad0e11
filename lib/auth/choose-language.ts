import "server-only";
import { type Changes, record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { type Language, toStored } from "@/lib/language";

/** Keeps the language with the account: mails are written in it, and the next sign-in begins with it. */
export function chooseLanguage(actor: Actor, language: Language) {
  return transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ language: Language }[]>`
      SELECT language FROM "User" WHERE id = ${actor.id}::uuid AND language::text <> ${language} FOR UPDATE`;
    if (!held) return;
    await tx.user.update({ where: { id: actor.id }, data: { language: toStored(language) }, select: { id: true } });
    const changes: Changes = { language: [held.language, language] };
    await record(tx, actor, "language.chosen", { objectId: actor.id, detail: { language }, changes });
  });
}
