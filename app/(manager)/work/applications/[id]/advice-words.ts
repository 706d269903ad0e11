import { useLocale } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { percent } from "@/app/(manager)/work/figures";
import type { ShownAdvice } from "@/lib/advice/queries";
import { leastSimilar } from "@/lib/advice/similar";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import type { Artifact, Term } from "@/lib/scoring/artifact";

export type AdviceWords = ReturnType<typeof useAdviceWords>;

export type PartProps = { shown: ShownAdvice; words: AdviceWords };

type Loose = { (key: string, values?: Record<string, string | number>): string; has: (key: string) => boolean };

const months = new Set(["jobMonths", "livingMonths"]);
const shares = new Set(["debtToIncome", "balanceToLimit"]);
const ratios = new Set(["limitToIncome", "totalLimitToIncome", "incomeToMinimum"]);
const counts = new Set(["dependants", "cardsElsewhere", "recentApplications"]);
const signs = { ratio: "÷", difference: "−", sum: "+" };

/** Says fields, answers and bands of a card in words and units that a manager reads. */
export function useAdviceWords() {
  const t = useWords("advice");
  const options = useWords("fields.options");
  return wordsFrom(t, options, useLocale());
}

/** The same for a component that waits for something. */
export async function adviceWords() {
  const t = await getTranslations("advice");
  const options = await getTranslations("fields.options");
  return wordsFrom(t, options, await getLocale());
}

function wordsFrom(words: unknown, fieldOptions: unknown, locale: string) {
  const t = words as Loose;
  const options = fieldOptions as Loose;
  const language = locale as Language;
  const known = (name: string) => (t.has(`field.${name}`) ? t(`field.${name}`) : name);
  // What is made of two columns is called by both.
  const field = (name: string) =>
    name
      .split(/( [÷−+] )/)
      .map(known)
      .join("");
  const number = (name: string, value: number) => {
    if (months.has(name)) return t("band.months", { months: value });
    if (shares.has(name)) return `${Math.round(value * 100)}%`;
    if (ratios.has(name)) return t("band.ratio", { ratio: Math.round(value * 10) / 10 });
    if (counts.has(name)) return t("band.count", { count: value });
    return formatAmount(BigInt(Math.round(value * 100)), language, { whole: true });
  };
  const word = (name: string, value: string) => (options.has(`${name}.${value}`) ? options(`${name}.${value}`) : value);
  const value = (name: string, said: number | string | null | undefined) => {
    if (said === null || said === undefined || said === "") return t("band.none");
    return typeof said === "number" ? number(name, said) : word(name, said);
  };
  const termName = (term: Term) =>
    term.kind === "numeric" && term.derivation
      ? `${field(term.derivation.of[0])} ${signs[term.derivation.op]} ${field(term.derivation.of[1])}`
      : field(term.field);
  return { t, field, value, termName, percent, band: bandsWith(t, number, word), language };
}

/** A band of a term, by the place that the score names. */
function bandsWith(
  t: Loose,
  number: (name: string, value: number) => string,
  word: (name: string, value: string) => string,
) {
  return (term: Term, band: string): string => {
    if (band === "missing" || band === "other") return t(`band.${band}`);
    if (band.startsWith("special.")) return t("band.special", { value: band.slice(8) });
    const place = Number(band);
    if (term.kind === "categorical")
      return (term.bands[place]?.words ?? []).map((one) => word(term.field, one)).join(t("band.comma"));
    const say = (value: number) => (term.derivation ? `${Math.round(value * 100) / 100}` : number(term.field, value));
    const [before, to] = [term.bands[place - 1]?.upTo, term.bands[place]?.upTo];
    // Whole numbers begin after the band before: "2", not "1 to 2".
    const whole = counts.has(term.field) || months.has(term.field);
    const from = whole && before != null && to != null ? before + 1 : before;
    if (whole && to != null && (from === to || (from == null && to === 0))) return say(to);
    if (from == null) return to == null ? t("band.none") : t("band.upTo", { to: say(to) });
    return to == null ? t("band.above", { from: say(from) }) : t("band.between", { from: say(from), to: say(to) });
  };
}

/** The names of what adds up to a score, in the order of its points: base, terms, pairs. */
export function namesOf(card: Artifact, { t, termName, field }: AdviceWords): string[] {
  const pairs = card.pairs.map(({ one, two }) => `${field(one.field)} × ${field(two.field)}`);
  return [t("arithmetic.base"), ...card.terms.map(termName), ...pairs];
}

/** The advice in one sentence. */
export function sentenceOf({ advice, card, history }: ShownAdvice, { t, percent }: AdviceWords): string {
  const { score, grade, pd } = advice.scored;
  const trained = card.grades.find((one) => one.grade === grade && one.rows > 0);
  const met = trained ?? history.grades.get(grade);
  const before = met && met.rows > 0 ? t("history", { rate: percent(met.bads / met.rows), count: met.rows }) : "";
  const recommendation = t(`recommendation.${advice.recommendation}`);
  return t("sentence", { recommendation, score, grade, pd: percent(pd), history: before });
}

/** How those went who were most alike. */
export function similarSentence(
  { similar: { count, bads, interval } }: ShownAdvice,
  { t, percent }: AdviceWords,
): string {
  if (count < leastSimilar) return t("similar.few", { count });
  const [low, high] = interval.map(percent);
  return t("similar.sentence", { count, bads, share: percent(bads / count), low: low!, high: high! });
}
