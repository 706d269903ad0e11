import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import { StaleProfile } from "@/lib/customers/stale-profile";

/**
 * Turns the refusal of a stale page into words that name what was changed, and has the page made anew around the
 * answers as typed: whoever has read the words may save after all. Throws everything else as it is.
 */
export async function tellChanges(error: unknown): Promise<never> {
  if (!(error instanceof StaleProfile)) throw error;
  refresh();
  if (error.changes.length === 0) throw error;
  const labels = (await getTranslations("fields")) as unknown as (key: string) => string;
  const words = await answerWords();
  const told = error.changes.map(
    ({ field, from, to }) => `${labels(`${field}.label`)} ${words(field, from) || "--"} → ${words(field, to) || "--"}`,
  );
  const between = (await getTranslations("profile"))("semicolon");
  throw new StaleProfile(error.changes, told.join(between));
}
