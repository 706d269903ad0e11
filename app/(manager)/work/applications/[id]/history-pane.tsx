import { useLocale, useTranslations } from "next-intl";
import { useWhens } from "@/app/_ui/value";
import { Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";

type Step = ReviewCase["history"][number];
type Words = ReturnType<typeof useStepWords>;

/** Shown at once; what is older folds away. */
const newest = 5;

/** Every step with who, when and the opinion, newest first. */
export function HistoryPane({ history }: { history: Step[] }) {
  const t = useTranslations("review.history");
  const words = useStepWords();
  const steps = history.toReversed();
  const older = steps.slice(newest);
  return (
    <Pane id="history" title={t("title")} note={t("count", { count: steps.length })}>
      <StepList steps={steps.slice(0, newest)} words={words} />
      {older.length > 0 && (
        <details>
          <summary className="py-1">{t("more", { count: older.length })}</summary>
          <StepList steps={older} words={words} />
        </details>
      )}
      <p className="pt-1 text-small">
        <a href="/work/stages" className="inline-block leading-6">
          {t("stages")}
        </a>
      </p>
    </Pane>
  );
}

function StepList({ steps, words: { when, who, what, notes } }: { steps: Step[]; words: Words }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.id} className="grid gap-x-3 border-b border-hair py-0.5 sm:grid-cols-[122px_minmax(0,1fr)]">
          <span className="text-muted">{when(step.at)}</span>
          <span>
            {who(step)} {what(step)}
            {notes(step).map((note) => (
              <span key={note} className="block text-small whitespace-pre-line text-muted">
                {note}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

type Loose = (key: string) => string;

function useStepWords() {
  const t = useTranslations("review.history");
  const fields = useTranslations("fields") as unknown as Loose;
  const reasons = useTranslations("reasons") as unknown as Loose;
  const language = useLocale() as Language;
  const when = useWhens();
  const list = (words: string[]) => words.join(t("comma"));

  const who = ({ by }: Step) =>
    by?.isCustomer ? t("customer") : t("by", { name: by?.name ?? "", number: by?.number ?? "" });
  const what = ({ kind, facts }: Step) => t(`step.${kind}`, { name: facts.toName ?? "" });
  const notes = ({ decision, facts }: Step): string[] => {
    if (!decision) return facts.reason ? [t("reason", { text: facts.reason })] : [];
    const kinds = decision.documentsAsked.map((kind) => fields(`options.documentKind.${kind}`));
    const asked = [...decision.fieldsAsked.map((field) => fields(`${field}.label`)), ...kinds];
    const given = decision.reasons.map((code) => reasons(`${code}.label`));
    return [
      decision.limit && t("limit", { limit: formatAmount(decision.limit, language, { whole: true }) }),
      given.length > 0 && t("reasons", { items: list(given) }),
      asked.length > 0 && t("asked", { items: list(asked) }),
      decision.message && t("message", { text: decision.message }),
      t("opinion", { text: decision.opinion }),
    ].filter((note) => typeof note === "string");
  };
  return { when, who, what, notes };
}
