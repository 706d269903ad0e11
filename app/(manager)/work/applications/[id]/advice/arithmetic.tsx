import { Ground } from "@/app/(manager)/work/applications/[id]/advice/ground";
import { namesOf, type PartProps } from "@/app/(manager)/work/applications/[id]/advice-words";
import { signed } from "@/app/(manager)/work/figures";
import type { Term } from "@/lib/scoring/artifact";
import { derived } from "@/lib/scoring/derive";
import { numberOf, type Row } from "@/lib/scoring/table";

/** Every answer with its band and its points, down to the sum, and from the sum to the probability. */
export function Arithmetic({ shown, words }: PartProps) {
  const { advice, card } = shown;
  const { t, band } = words;
  const names = namesOf(card, words);
  const answer = answersOf(shown, words);
  const { points, score } = advice.scored;
  const sum = points.reduce((total, point) => total + point.points, 0);
  return (
    <Ground title={t("arithmetic.title")}>
      <table className="advice-table">
        <caption>{t("arithmetic.caption")}</caption>
        <thead>
          <tr>
            {(["field", "answer", "band", "points"] as const).map((head) => (
              <th key={head} scope="col" className={head === "points" ? "num" : undefined}>
                {t(`arithmetic.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point, place) => {
            const term = card.terms[place - 1];
            return (
              <tr key={names[place]}>
                <th scope="row">{names[place]}</th>
                <td>{term && answer(term)}</td>
                <td>{term ? band(term, point.band) : place === 0 ? "" : point.band}</td>
                <td className="num">{signed(point.points)}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{t("arithmetic.sum")}</th>
            <td colSpan={2}>
              {sum === score ? "" : t("arithmetic.beyond", { least: card.scale.least, most: card.scale.most })}
            </td>
            <td className="num">
              <b>{sum}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <Probability shown={shown} words={words} />
      <p className="text-small text-muted">
        {t("arithmetic.cardHash", { card: advice.card.hash.slice(0, 12), rules: advice.rules.version })}
      </p>
    </Ground>
  );
}

function Probability({ shown: { advice, card }, words: { t, percent } }: PartProps) {
  const { score, pd } = advice.scored;
  const { anchor, odds, pointsToDouble: double } = card.scale;
  const good = ((1 - pd) / pd).toFixed(1);
  return (
    <p className="text-small">{t("arithmetic.probability", { anchor, odds, double, score, good, pd: percent(pd) })}</p>
  );
}

/** What was answered, or what two answers make together. */
function answersOf({ features }: PartProps["shown"], { value }: PartProps["words"]) {
  const row = (features ?? {}) as Row;
  return (term: Term): string => {
    if (term.kind !== "numeric" || !term.derivation) return value(term.field, row[term.field]);
    const [one, two] = term.derivation.of.map((name) => numberOf(row[name]));
    const made = derived(term.derivation.op, one!, two!);
    return Number.isNaN(made) ? value(term.field, null) : String(Math.round(made * 100) / 100);
  };
}
