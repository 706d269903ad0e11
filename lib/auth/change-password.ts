import "server-only";
import { record } from "@/lib/audit/record";
import type { Actor } from "@/lib/auth/actor";
import { declareActor } from "@/lib/auth/declare-actor";
import { forgiveGuesses, type Guess, takeGuess } from "@/lib/auth/guessing";
import { voidLinks } from "@/lib/auth/links";
import { checkPassword, savePassword, wrapPassword } from "@/lib/auth/password";
import { refuseWeak } from "@/lib/auth/refuse-weak";
import type { PasswordChange } from "@/lib/auth/schema";
import { db, transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { endOtherSessions } from "@/lib/sessions/end";

/** The owner changes the own password, knowing the old one. Every other session ends in the same moment. */
export async function changePassword(actor: Actor, { current, password }: PasswordChange) {
  const guess: Guess = { what: "factor", whom: actor.id };
  await takeGuess(guess);
  const { wrapped: old } = await db.credential.findUniqueOrThrow({
    where: { userId: actor.id },
    select: { wrapped: true },
  });
  if (!(await checkPassword(actor.id, old, current)).fits) throw new Refusal("password.wrong", { field: "current" });
  const wrapped = await wrapPassword(actor.id, password);

  await transaction(async (tx) => {
    await declareActor(tx, actor.id);
    await refuseWeak(tx, actor.id, password);
    await refuseIfChanged(tx, actor.id, old);
    await savePassword(tx, actor.id, wrapped);
    await voidLinks(tx, actor.id, "RESET_PASSWORD");
    await endOtherSessions(tx, actor, "password changed");
    await record(tx, actor, "password.changed", { detail: {} });
    await enqueueMail(tx, actor.id, "PASSWORD_CHANGED");
  });
  await forgiveGuesses(guess);
}

/** The password that was checked is still the one there is: a reset a moment ago is not undone by whoever knew the old one. */
async function refuseIfChanged(tx: Parameters<typeof savePassword>[0], userId: string, old: string) {
  const rows = await tx.$queryRaw<{ wrapped: string }[]>`
    SELECT wrapped FROM "Credential" WHERE "userId" = ${userId}::uuid FOR UPDATE`;
  if (rows[0]?.wrapped !== old) throw new Refusal("password.wrong", { field: "current" });
}
