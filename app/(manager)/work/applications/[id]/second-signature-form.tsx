import { useLocale, useTranslations } from "next-intl";
import { Choice } from "@/app/_ui/choice";
import { TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { When } from "@/app/_ui/value";
import { giveSecondSignature } from "@/app/(manager)/work/applications/[id]/actions";
import type { Manager } from "@/lib/auth/actor";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";

type Props = { shown: ReviewCase; manager: Manager };

/** The second signature under the first. As the decision form it stands on every case, for its refusals to be read. */
export function SecondSignatureForm({ shown, manager }: Props) {
  return (
    <Form action={giveSecondSignature} id="second" bare>
      {shown.first && (
        <div className="decision-grid">
          <FirstSignature first={shown.first} />
          {shown.may.sign ? (
            <SecondFields shown={shown} manager={manager} />
          ) : (
            <WhyNot shown={shown} manager={manager} />
          )}
        </div>
      )}
    </Form>
  );
}

function FirstSignature({ first }: { first: NonNullable<ReviewCase["first"]> }) {
  const t = useTranslations("review.second");
  const language = useLocale() as Language;
  const limit = formatAmount(first.decision?.limit ?? 0n, language, { whole: true });
  return (
    <>
      <div>
        <h3>{t("first")}</h3>
        <p className="text-small text-muted">
          {t.rich("by", {
            name: first.by?.name ?? "",
            number: first.by?.number ?? "",
            when: () => <When at={first.at} />,
          })}
        </p>
        <p className="mt-1">{t("limit")}</p>
        <p className="text-hero font-semibold tabular-nums">{limit}</p>
      </div>
      <div>
        <h3>{t("opinion")}</h3>
        <p className="max-h-32 overflow-y-auto whitespace-pre-line">{first.decision?.opinion}</p>
      </div>
    </>
  );
}

function SecondFields({ shown, manager }: Props) {
  const t = useTranslations("review.second");
  const decide = useTranslations("review.decide");
  const language = useLocale() as Language;
  const limit = formatAmount(shown.grantedLimit ?? 0n, language, { whole: true });
  return (
    <>
      <Hidden name="applicationId" value={shown.id} />
      <Hidden name="version" value={shown.version} />
      <TextArea name="opinion" label={t("opinionLabel")} hint={decide("opinionHint")} rows={4} maxLength={2000} />
      <div className="grid content-start gap-2">
        <Choice
          name="outcome"
          legend={t("legend")}
          options={[
            { value: "APPROVE", label: t("approve", { limit }), disabled: shown.changedSinceFirst },
            { value: "SEND_BACK", label: t("sendBack") },
          ]}
        />
        <div>
          <Submit>{t("sign")}</Submit>
        </div>
        <p className="text-small text-muted">
          {decide("as", { name: manager.name, number: manager.staffNumber ?? "" })}
        </p>
      </div>
    </>
  );
}

function WhyNot({ shown, manager }: Props) {
  const t = useTranslations("review.second");
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const own = shown.first?.by?.id === manager.id || shown.managerId === manager.id;
  const figures = { limit: amount(shown.grantedLimit ?? 0n), authority: amount(manager.limitAuthority) };
  return <p className="text-muted">{own ? t("own") : t("authority", figures)}</p>;
}
