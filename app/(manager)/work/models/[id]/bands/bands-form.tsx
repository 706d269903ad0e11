import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { LearnForm } from "@/app/(manager)/work/models/[id]/bands/learn-form";
import { learnWithBands } from "@/app/(manager)/work/models/actions";
import type { NumberTerm } from "@/lib/scoring/artifact";

/** The ends of the bands as one line: leaving one out puts two bands together, one more parts them. */
export async function BandsForm({ modelId, term }: { modelId: string; term: NumberTerm }) {
  const t = await getTranslations("models.bands");
  const ends = term.bands.flatMap(({ upTo }) => upTo ?? []).join(", ");
  return (
    <LearnForm action={learnWithBands} modelId={modelId} field={term.field} values={{ ends }} lead={t("text")}>
      <Field name="ends" label={t("ends")} hint={t("hint")} width="full" maxLength={300} />
    </LearnForm>
  );
}
