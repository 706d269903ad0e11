import { useLocale, useTranslations } from "next-intl";
import { Choice } from "@/app/_ui/choice";
import { MoneyField, TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { judge } from "@/app/(manager)/work/applications/[id]/actions";
import { LetterPreview, type LetterWords } from "@/app/(manager)/work/applications/[id]/letter-preview";
import { ReasonSelects } from "@/app/(manager)/work/applications/[id]/reason-selects";
import { overrideReasons } from "@/lib/advice/override-reasons";
import type { ShownAdvice } from "@/lib/advice/queries";
import { rejectionReasons } from "@/lib/applications/reasons";
import type { Manager } from "@/lib/auth/actor";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";
import { freshFrom } from "@/lib/reviews/rules";

type Props = { shown: ReviewCase; manager: Manager; advice: ShownAdvice | null };

/**
 * The first judgement. The form stands on every case, with fields only where this manager may decide:
 * so a refusal is read also when the case has just gone out of one's hands. Nothing is chosen beforehand.
 */
export function DecisionForm({ shown, manager, advice }: Props) {
  return (
    <Form action={judge} id="judge" bare>
      {shown.may.decide && <DecisionFields shown={shown} manager={manager} advice={advice} />}
    </Form>
  );
}

function DecisionFields({ shown, manager, advice }: Props) {
  const t = useTranslations("review.decide");
  const outcomes = useTranslations("fields.options.outcome");
  const reasons = useTranslations("reasons");
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const { minLimit, maxLimit, secondSignature } = shown.product;
  return (
    <div className="decision-grid" data-advice={advice?.advice.recommendation}>
      <Hidden name="applicationId" value={shown.id} />
      <Hidden name="version" value={shown.version} />
      <Hidden name="profileVersion" value={shown.customer.profileVersion} />
      {advice?.mark && <Hidden name="adviceMark" value={advice.mark} />}
      <div>
        <Choice
          name="outcome"
          legend={t("legend")}
          options={(["APPROVE", "REJECT"] as const)
            .filter((value) => value !== "APPROVE" || manager.rights.has("applications.approve"))
            .map((value) => ({ value, label: outcomes(value) }))}
        />
        <div className="for-approval mt-1">
          <MoneyField
            name="limit"
            label={t("limit")}
            before=""
            unit={t("yuan")}
            hint={t("range", { min: amount(minLimit), max: amount(maxLimit) })}
          />
        </div>
      </div>
      <ReasonSelects
        legend={t("reasons")}
        hint={t("reasonsHint")}
        labels={[1, 2, 3, 4].map((nth) => t("nth", { nth }))}
        choose={t("choose")}
        options={rejectionReasons.map((value) => ({ value, label: reasons(`${value}.label`) }))}
      />
      <div>
        <TextArea name="opinion" label={t("opinion")} hint={t("opinionHint")} rows={4} maxLength={2000} />
        <LetterPreview words={useLetterWords(shown)} alwaysSecond={secondSignature} />
      </div>
      <div className="grid content-start gap-2">
        {advice && advice.advice.recommendation !== "refer" && <OverrideReason />}
        <p className="text-small text-muted">
          {secondSignature ? t("always") : t("above", { limit: amount(manager.limitAuthority) })}
        </p>
        {!manager.fresh && maxLimit >= freshFrom && (
          <p className="text-small">
            {t("fresh", { limit: amount(freshFrom) })}{" "}
            <a href={`/confirm?next=/work/applications/${shown.id}`}>{t("confirm")}</a>
          </p>
        )}
        <div>
          <Submit>{t("sign")}</Submit>
        </div>
        <p className="text-small text-muted">{t("as", { name: manager.name, number: manager.staffNumber ?? "" })}</p>
      </div>
    </div>
  );
}

/** Asked of whoever decides against the advice; the opinion says the rest. */
function OverrideReason() {
  const t = useTranslations("advice");
  const options = overrideReasons.map((value) => ({ value, label: t(`reason.${value}`) }));
  return (
    <div className="for-override">
      <Select name="overrideReason" label={t("override.label")} empty={t("override.choose")} options={options} />
    </div>
  );
}

function useLetterWords({ productCode, product: { reapplyAfterDays } }: ReviewCase): LetterWords {
  const t = useTranslations("review.decide");
  const products = useTranslations("products.names") as unknown as (key: string) => string;
  const reasons = useTranslations("reasons");
  const product = products(productCode ?? "");
  return {
    title: t("letter"),
    nothing: t("letterNothing"),
    approved: t("letterApproved", { product, limit: "#" }),
    second: t("letterSecond"),
    rejected: t("letterRejected", { product }),
    again: reapplyAfterDays > 0 ? t("letterAgainLater", { days: reapplyAfterDays }) : t("letterAgain"),
    noLimit: t("noLimit"),
    noReasons: t("noReasons"),
    reasons: Object.fromEntries(
      rejectionReasons.map((code) => [
        code,
        { label: reasons(`${code}.label`), helps: t("letterHelps", { text: reasons(`${code}.helps`) }) },
      ]),
    ),
  };
}
