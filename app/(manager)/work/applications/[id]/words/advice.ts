import { asPieces, moment, type Pieces } from "@/app/_ui/pieces";
import {
  type AdviceWords,
  sentenceOf,
  similarSentence,
  useAdviceWords,
} from "@/app/(manager)/work/applications/[id]/advice-words";
import type { ShownAdvice } from "@/lib/advice/queries";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import { formatDateTime } from "@/lib/time";

/** A line of a fact: what is said, and points or a note beside it. */
export type FactLine = { text: string; points?: string; note?: string; below?: string };
export type Fact = { title: string; figure?: string; notes?: string[]; lines?: FactLine[]; ranked?: true };
export type PaneWords = NonNullable<ReturnType<typeof useAdvicePane>>;

/** What the bank's own experience says of this case: the sentence first; its grounds have a page of their own. */
export function useAdvicePane(shown: ShownAdvice | null) {
  const words = useAdviceWords();
  const note = useNote(shown, words);
  if (!shown) return null;
  const { t } = words;
  return {
    says: shown.advice.recommendation,
    title: t("title"),
    note,
    sentence: sentenceOf(shown, words),
    why: whyOf(shown, words),
    against: againstOf(shown, words),
    facts: [limitOf, reasonsOf, strengthsOf, rulesOf].map((fact) => fact(shown, words)),
    warnings: warningsOf(shown, words),
    similar: similarSentence(shown, words),
    more: t("more"),
  };
}

function useNote(shown: ShownAdvice | null, { language }: AdviceWords): Pieces {
  const t = useWords("advice.note");
  const frozen = shown?.frozen;
  if (!frozen) return t("live");
  return asPieces(t.rich("frozen", { when: moment(frozen.at, formatDateTime(frozen.at, language)) }));
}

function againstOf({ frozen }: ShownAdvice, { t }: AdviceWords) {
  if (!frozen?.overrideReason) return null;
  const reason = t(`reason.${frozen.overrideReason}`);
  return t("frozen.against", { outcome: t(`frozen.${frozen.outcome}`), reason });
}

/** Why the advice is not simply to approve. */
function whyOf(
  { advice: { grounds, beside }, measures: { cutOffs } }: ShownAdvice,
  { t, field, percent }: AdviceWords,
) {
  if (grounds.length === 0) return null;
  const fields = (beside?.drifted ?? []).map(field).join(t("warnings.comma"));
  const values = {
    approve: percent(cutOffs.approve),
    decline: percent(cutOffs.decline),
    grade: beside?.rivalGrade ?? "",
    fields,
  };
  return t("why.title", { grounds: grounds.map((ground) => t(`why.${ground}`, values)).join(t("why.comma")) });
}

function limitOf({ advice, bads, card, stage }: ShownAdvice, { t, language }: AdviceWords): Fact {
  const { limit, binding } = advice.limit;
  const yuan = formatAmount(BigInt(limit) * 100n, language, { whole: true });
  const source =
    card.method === "expert" ? t(`stage.${stage}`, { bads }) : t("source.trained", { count: card.training.rows });
  return {
    title: t("limit.label"),
    figure: limit > 0 ? t("limit.amount", { limit: yuan }) : t("limit.none"),
    notes: [t("limit.bound", { term: t(`limit.term.${binding}`) }), source],
  };
}

function reasonsOf({ advice }: ShownAdvice, { t, field, value }: AdviceWords): Fact {
  const lines = advice.scored.reasons.map((one) => ({
    text: t("reasons.one", {
      field: field(one.field),
      value: value(one.field, one.value),
      reference: value(one.field, one.reference),
    }),
    points: t("reasons.points", { points: one.shortfall }),
  }));
  return { title: t("reasons.title"), ...orNothing(lines, t("reasons.none")), ranked: true };
}

function strengthsOf({ advice }: ShownAdvice, { t, field, value }: AdviceWords): Fact {
  const lines = advice.scored.strengths.map((one) => ({
    text: `${field(one.field)} ${value(one.field, one.value)}`,
    points: t("strengths.points", { points: -one.shortfall }),
  }));
  return { title: t("strengths.title"), ...orNothing(lines, t("strengths.none")) };
}

function rulesOf({ advice }: ShownAdvice, { t, field, value }: AdviceWords): Fact {
  const lines = advice.hits.map(({ id, action, read, name }) => ({
    text: t.has(`rules.rule.${id}`) ? t(`rules.rule.${id}`) : (name ?? id),
    note: t(`rules.action.${action}`),
    below: Object.entries(read)
      .map(([name, said]) => t("rules.read", { field: field(name), value: value(name, said) }))
      .join(t("rules.comma")),
  }));
  return { title: t("rules.title"), ...orNothing(lines, t("rules.none")) };
}

const orNothing = (lines: FactLine[], none: string) => (lines.length > 0 ? { lines } : { notes: [none] });

function warningsOf({ advice }: ShownAdvice, { t, field }: AdviceWords): string | null {
  const told = (["missing", "unseen", "outOfRange"] as const).flatMap((code) => {
    const fields = advice.scored.warnings.filter((warning) => warning.code === code).map((one) => field(one.field));
    return fields.length > 0 ? [t(`warnings.${code}`, { fields: fields.join(t("warnings.comma")) })] : [];
  });
  return told.length > 0 ? t("warnings.title", { told: told.join(t("warnings.between")) }) : null;
}
