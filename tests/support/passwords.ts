import { declareActor } from "@/lib/auth/declare-actor";
import { savePassword, wrapPassword } from "@/lib/auth/password";
import { transaction } from "@/lib/db";

export const usualPassword = "a sentence nobody guesses";

/** Gives a made person a password, as the person would. */
export async function givePassword(userId: string, password = usualPassword) {
  const wrapped = await wrapPassword(userId, password);
  await transaction(async (tx) => {
    await declareActor(tx, userId);
    await savePassword(tx, userId, wrapped);
  });
}
