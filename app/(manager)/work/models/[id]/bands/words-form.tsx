import { getTranslations } from "next-intl/server";
import { TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
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
    <div className="max-w-[760px]">
      <p>{t("wordsText")}</p>
      <Form action={learnWithWords} values={values} id="bands">
        <Hidden name="modelId" value={modelId} />
        <Hidden name="field" value={term.field} />
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {words.map((word) => (
            <Select key={word} name={placeOf(word)} label={value(term.field, word)} options={options} />
          ))}
        </div>
        <TextArea name="reason" label={t("reason")} rows={2} />
        <div>
          <Submit>{t("verb")}</Submit>
        </div>
      </Form>
    </div>
  );
}

/** Words of one band begin in one group; a word in no band is the only one of its group. */
function placeNow({ bands }: WordTerm, words: readonly string[], word: string): number {
  const now = (one: string) => bands.findIndex((band) => band.words.includes(one));
  const band = now(word);
  const alone = words.filter((one) => now(one) < 0);
  return band >= 0 ? band + 1 : bands.length + alone.indexOf(word) + 1;
}
