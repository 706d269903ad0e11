import { Contributions, Neighbours, Position } from "@/app/(manager)/work/applications/[id]/advice/advice-charts";
import { Arithmetic } from "@/app/(manager)/work/applications/[id]/advice/arithmetic";
import { Ground } from "@/app/(manager)/work/applications/[id]/advice/ground";
import { LimitArithmetic } from "@/app/(manager)/work/applications/[id]/advice/limit-arithmetic";
import { namesOf, type PartProps, similarSentence } from "@/app/(manager)/work/applications/[id]/advice-words";
import { leastSimilar, type Neighbour } from "@/lib/advice/similar";
import type { Term } from "@/lib/scoring/artifact";

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

function Similar(props: PartProps) {
  const { shown, words } = props;
  const { t } = words;
  const { count, goods, worse } = shown.similar;
  return (
    <Ground title={t("similar.title")}>
      <p>{similarSentence(shown, words)}</p>
      {count >= leastSimilar && <Neighbours {...props} />}
      <p className="text-small text-muted">{t("similar.hint")}</p>
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
    places.length === 0
      ? t("similar.same")
      : places
          .map(({ place, band }) => differing(shown.card.terms[place - 1], names[place]!, band))
          .join(t("similar.comma"));
  // Of two items together no band can be said in words.
  const differing = (term: Term | undefined, field: string, band: string) =>
    term ? t("similar.differs", { field, band: words.band(term, band) }) : field;
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
