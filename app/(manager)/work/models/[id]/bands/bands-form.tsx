import { getTranslations } from "next-intl/server";
import { Field, TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { learnWithBands } from "@/app/(manager)/work/models/actions";
import type { NumberTerm } from "@/lib/scoring/artifact";

/** The ends of the bands as one line: leaving one out puts two bands together, one more parts them. */
export async function BandsForm({ modelId, term }: { modelId: string; term: NumberTerm }) {
  const t = await getTranslations("models.bands");
  const ends = term.bands.flatMap(({ upTo }) => upTo ?? []).join(", ");
  return (
    <div className="max-w-[760px]">
      <p>{t("text")}</p>
      <Form action={learnWithBands} values={{ ends }} id="bands">
        <Hidden name="modelId" value={modelId} />
        <Hidden name="field" value={term.field} />
        <Field name="ends" label={t("ends")} hint={t("hint")} width="full" maxLength={300} />
        <TextArea name="reason" label={t("reason")} rows={2} />
        <div>
          <Submit>{t("verb")}</Submit>
        </div>
      </Form>
    </div>
  );
}
