import { useLocale } from "next-intl";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDateTime } from "@/lib/time";

type Step = ReviewCase["history"][number];
type Loose = (key: string) => string;

export type HistoryWords = ReturnType<typeof useHistoryWords>;
export type StepWords = { id: string; at: string; when: string; what: string; notes: string[] };

/** Shown at once; what is older folds away. */
export const newest = 5;

/** Every step with who, when and the opinion, newest first. */
export function useHistoryWords(history: Step[]) {
  const t = useWords("review.history");
  const language = useLocale() as Language;
  const notes = useStepNotes();
  const who = ({ by }: Step) =>
    by?.isCustomer ? t("customer") : t("by", { name: by?.name ?? "", number: by?.number ?? "" });
  const steps = history.toReversed().map(
    (step): StepWords => ({
      id: step.id,
      at: step.at.toISOString(),
      when: formatDateTime(step.at, language),
      what: `${who(step)} ${t(`step.${step.kind}`, { name: step.facts.toName ?? "" })}`,
      notes: notes(step),
    }),
  );
  const older = steps.slice(newest);
  return {
    title: t("title"),
    note: t("count", { count: steps.length }),
    steps: steps.slice(0, newest),
    more: older.length > 0 ? t("more", { count: older.length }) : "",
    older,
    stages: t("stages"),
  };
}

/** What a signed step brings: what was granted, asked or given as reason, and the opinion. */
function useStepNotes() {
  const t = useWords("review.history");
  const fields = useWords("fields") as unknown as Loose;
  const reasons = useWords("reasons") as unknown as Loose;
  const language = useLocale() as Language;
  const list = (words: string[]) => words.join(t("comma"));
  return ({ decision, facts }: Step): string[] => {
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
}
