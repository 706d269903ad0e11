import { getTranslations } from "next-intl/server";
import { Select } from "@/app/_ui/select";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { LearnForm } from "@/app/(manager)/work/models/[id]/bands/learn-form";
import { learnWithWords } from "@/app/(manager)/work/models/actions";
import { factField } from "@/lib/advice/fact-fields";
import { placeOf } from "@/lib/models/schema";
import type { WordTerm } from "@/lib/scoring/artifact";

/** Each answer with the group that it is to be in; those of one number are one band. */
export async function WordsForm({ modelId, term }: { modelId: string; term: WordTerm }) {
  const t = await getTranslations("models.bands");
  const { value } = await adviceWords();
  const field = factField(term.field);
  const words = field && "words" in field ? field.words : [];
  const values = Object.fromEntries(words.map((word) => [placeOf(word), String(placeNow(term, words, word))]));
  const options = words.map((_, at) => ({ value: String(at + 1), label: t("group", { number: at + 1 }) }));
  return (
    <LearnForm action={learnWithWords} modelId={modelId} field={term.field} values={values} lead={t("wordsText")}>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {words.map((word) => (
          <Select key={word} name={placeOf(word)} label={value(term.field, word)} options={options} />
        ))}
      </div>
    </LearnForm>
  );
}

/** Words of one band begin in one group; a word in no band is the only one of its group. */
function placeNow({ bands }: WordTerm, words: readonly string[], word: string): number {
  const now = (one: string) => bands.findIndex((band) => band.words.includes(one));
  const band = now(word);
  const alone = words.filter((one) => now(one) < 0);
  return band >= 0 ? band + 1 : bands.length + alone.indexOf(word) + 1;
}
