import type { ReactNode } from "react";
import { Contributions, Neighbours, Position } from "@/app/(manager)/work/applications/[id]/advice/advice-charts";
import { namesOf, type PartProps, similarSentence } from "@/app/(manager)/work/applications/[id]/advice-words";
import { leastSimilar, type Neighbour } from "@/lib/advice/similar";
import { formatAmount } from "@/lib/money";
import type { LimitTerm } from "@/lib/policy/limit";

/** The grounds of the advice: pictures, similar customers, and the sums that a person can do again. */
export function AdviceDetails(props: PartProps) {
  return (
    <div className="advice-grounds">
      <Contributions {...props} />
      <Position {...props} />
      <Similar {...props} />
      <Arithmetic {...props} />
      <LimitArithmetic {...props} />
    </div>
  );
}

export function Ground({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h2 className="border-b border-hair text-h3">{title}</h2>
      {children}
    </div>
  );
}

function Similar(props: PartProps) {
  const { shown, words } = props;
  const { t } = words;
  const { count, goods, worse } = shown.similar;
  return (
    <Ground title={t("similar.title")}>
      <p>{similarSentence(shown, words)}</p>
      {count >= leastSimilar && <Neighbours {...props} />}
      <NeighbourList title={t("similar.goods")} list={goods} {...props} />
      <NeighbourList title={t("similar.worse")} list={worse} {...props} />
    </Ground>
  );
}

/** Who they are stays unknown: a score, and the bands in which they differ. */
function NeighbourList({ title, list, shown, words }: PartProps & { title: string; list: Neighbour[] }) {
  const { t } = words;
  const names = namesOf(shown.card, words);
  const differs = ({ differs: places }: Neighbour) =>
    places.length === 0 ? t("similar.same") : places.map((place) => names[place]).join(t("similar.comma"));
  return (
    <>
      <h3 className="text-small text-muted">{title}</h3>
      {list.length === 0 && <p className="text-muted">{t("similar.none")}</p>}
      <ul className="text-small">
        {list.map((one) => (
          <li key={one.applicationId}>
            <span className="num">{t("similar.row", { score: one.score })}</span> · {differs(one)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Arithmetic({ shown: { advice, card }, words }: PartProps) {
  const { t, band } = words;
  const names = namesOf(card, words);
  const { points, score } = advice.scored;
  const sum = points.reduce((total, point) => total + point.points, 0);
  return (
    <Ground title={t("arithmetic.title")}>
      <table className="advice-table">
        <caption>{t("arithmetic.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("arithmetic.field")}</th>
            <th scope="col">{t("arithmetic.band")}</th>
            <th scope="col" className="num">
              {t("arithmetic.points")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, place) => {
            const term = card.terms[place - 1];
            return (
              <tr key={names[place]}>
                <th scope="row">{names[place]}</th>
                <td>{term ? band(term, point.band) : place === 0 ? "" : point.band}</td>
                <td className="num">{signed(point.points)}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{t("arithmetic.sum")}</th>
            <td>{sum === score ? "" : t("arithmetic.beyond", { least: card.scale.least, most: card.scale.most })}</td>
            <td className="num">
              <b>{sum}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <p className="text-small text-muted">
        {t("arithmetic.cardHash", { card: advice.card.hash.slice(0, 12), rules: advice.rules.version })}
      </p>
    </Ground>
  );
}

const signed = (points: number) => (points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0");

function LimitArithmetic({ shown: { advice }, words: { t, language } }: PartProps) {
  const terms = Object.entries(advice.limit.terms) as [LimitTerm, number][];
  const told = terms.filter(([, amount]) => amount < Number.MAX_SAFE_INTEGER);
  return (
    <Ground title={t("arithmetic.limitTitle")}>
      <table className="advice-table">
        <caption>{t("arithmetic.limitCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("arithmetic.term")}</th>
            <th scope="col" className="num">
              {t("arithmetic.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.map(([term, amount]) => (
            <tr key={term}>
              <th scope="row">{t(`limit.term.${term}`)}</th>
              <td className="num">{formatAmount(BigInt(Math.floor(amount)) * 100n, language, { whole: true })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Ground>
  );
}
