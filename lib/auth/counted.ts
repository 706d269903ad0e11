import "server-only";
import { forgiveGuesses, type Guess, takeGuess } from "@/lib/auth/guessing";

/** Each try at a person's factor is counted before it is looked at, as at a sign-in; a right one clears the count. */
export async function counted<T>(person: { id: string }, run: () => Promise<T>): Promise<T> {
  const guess: Guess = { what: "factor", whom: person.id };
  await takeGuess(guess);
  const result = await run();
  await forgiveGuesses(guess);
  return result;
}
