import { getLocale, getTranslations } from "next-intl/server";
import { When } from "@/app/_ui/value";
import { Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";

type Step = ReviewCase["history"][number];

/** Shown at once; what is older folds away. */
const newest = 5;

/** Every step with who, when and the opinion, newest first. */
export async function HistoryPane({ history }: { history: Step[] }) {
  const t = await getTranslations("review.history");
  const steps = history.toReversed();
  const older = steps.slice(newest);
  return (
    <Pane id="history" title={t("title")} note={t("count", { count: steps.length })}>
      <StepList steps={steps.slice(0, newest)} />
      {older.length > 0 && (
        <details>
          <summary className="py-1">{t("more", { count: older.length })}</summary>
          <StepList steps={older} />
        </details>
      )}
    </Pane>
  );
}

function StepList({ steps }: { steps: Step[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <OneStep key={step.id} step={step} />
      ))}
    </ol>
  );
}

async function OneStep({ step }: { step: Step }) {
  const t = await getTranslations("review.history");
  const { by, facts } = step;
  const who = by?.isCustomer ? t("customer") : t("by", { name: by?.name ?? "", number: by?.number ?? "" });
  const notes = await notesOf(step);
  return (
    <li className="grid gap-x-3 border-b border-hair py-0.5 sm:grid-cols-[122px_minmax(0,1fr)]">
      <span className="text-muted">
        <When at={step.at} />
      </span>
      <span>
        {who} {t(`step.${step.kind}`, { name: facts.toName ?? "" })}
        {notes.map((note) => (
          <span key={note} className="block text-small whitespace-pre-line text-muted">
            {note}
          </span>
        ))}
      </span>
    </li>
  );
}

type Loose = (key: string) => string;

async function notesOf({ decision, facts }: Step): Promise<string[]> {
  const t = await getTranslations("review.history");
  const fields = (await getTranslations("fields")) as unknown as Loose;
  const reasons = (await getTranslations("reasons")) as unknown as Loose;
  const language = (await getLocale()) as Language;
  const list = (words: string[]) => words.join(t("comma"));

  if (!decision) return facts.reason ? [t("reason", { text: facts.reason })] : [];
  const kinds = decision.documentsAsked.map((kind) => fields(`options.documentKind.${kind}`));
  const asked = [...decision.fieldsAsked.map((field) => fields(`${field}.label`)), ...kinds];
  const limit = decision.limit && formatAmount(decision.limit, language, { whole: true });
  return [
    limit && t("limit", { limit }),
    decision.reasons.length > 0 &&
      t("reasons", { items: list(decision.reasons.map((code) => reasons(`${code}.label`))) }),
    asked.length > 0 && t("asked", { items: list(asked) }),
    decision.message && t("message", { text: decision.message }),
    t("opinion", { text: decision.opinion }),
  ].filter((note) => typeof note === "string");
}
