import { scaleLinear } from "d3-scale";
import { area, curveStep } from "d3-shape";
import { Ground } from "@/app/(manager)/work/applications/[id]/advice/ground";
import { namesOf, type PartProps } from "@/app/(manager)/work/applications/[id]/advice-words";
import { signed } from "@/app/(manager)/work/figures";

const width = 360;

/** A bar for each term, to the left what lowers the score, to the right what raises it; the longest first. */
export function Contributions({ shown: { advice, card }, words }: PartProps) {
  const { t } = words;
  const names = namesOf(card, words);
  const bars = advice.scored.points
    .map(({ points }, place) => ({ name: names[place]!, points, place }))
    .filter(({ place, points }) => place > 0 && points !== 0)
    .toSorted((one, two) => Math.abs(two.points) - Math.abs(one.points))
    .slice(0, 12);
  const most = Math.max(1, ...bars.map(({ points }) => Math.abs(points)));
  const x = scaleLinear([-most, most], [196, width - 34]);
  const height = bars.length * 20 + 4;
  const items = bars.map(({ name, points }) => `${name} ${points}`).join(", ");
  return (
    <Ground title={t("charts.contributions")}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="advice-chart"
        role="img"
        aria-label={t("charts.contributionsAlt", { items })}
      >
        <line x1={x(0)} x2={x(0)} y1={0} y2={height} className="axis" />
        {bars.map(({ name, points, place }, at) => (
          <g key={place} transform={`translate(0 ${at * 20 + 2})`}>
            <text x={0} y={13}>
              {shortened(name)}
            </text>
            <rect
              x={Math.min(x(0), x(points))}
              width={Math.abs(x(points) - x(0))}
              height={14}
              y={2}
              className={points < 0 ? "minus" : "plus"}
            />
            <text x={points < 0 ? x(points) - 3 : x(points) + 3} y={13} textAnchor={points < 0 ? "end" : "start"}>
              {signed(points)}
            </text>
          </g>
        ))}
      </svg>
    </Ground>
  );
}

/** As much as there is room for: a Chinese character takes that of two letters. */
function shortened(name: string): string {
  const widths = [...name].map((one) => (one > "\u2e7f" ? 2 : 1));
  const fits = widths.findIndex((_, at) => widths.slice(0, at + 1).reduce((sum, one) => sum + one, 0) > 30);
  return fits < 0 ? name : `${[...name].slice(0, fits - 1).join("")}…`;
}

/** Where the score lies among all matured customers; the darker part went bad. */
export function Position({ shown: { advice, card, history }, words: { t, percent } }: PartProps) {
  const { score } = advice.scored;
  const classes = card.distribution.length > 0 ? card.distribution : history.classes;
  if (classes.length === 0) return null;
  const first = Math.min(score, classes[0]!.from) - 10;
  const last = Math.max(score, classes.at(-1)!.from) + 20;
  const filled = filledClasses(classes, Math.floor(first / 10) * 10, last);
  const height = 120;
  const x = scaleLinear([first, last], [4, width - 4]);
  const y = scaleLinear([0, Math.max(...filled.map(({ goods, bads }) => goods + bads))], [height - 18, 16]);
  type Class = (typeof filled)[number];
  const shape = (top: (one: Class) => number) =>
    area<Class>()
      .x(({ from }) => x(from + 5))
      .y0(y(0))
      .y1((one) => y(top(one)))
      .curve(curveStep)(filled) ?? "";
  const all = classes.reduce((sum, { goods, bads }) => sum + goods + bads, 0);
  const below = classes.filter(({ from }) => from + 10 <= score).reduce((sum, one) => sum + one.goods + one.bads, 0);
  const anchor = x(score) > width / 2 ? "end" : "start";
  return (
    <Ground title={t("charts.position")}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="advice-chart"
        role="img"
        aria-label={t("charts.positionAlt", { score, share: percent(below / all) })}
      >
        <path d={shape(({ goods, bads }) => goods + bads)} className="plus" />
        <path d={shape(({ bads }) => bads)} className="minus" />
        <line x1={4} x2={width - 4} y1={y(0)} y2={y(0)} className="axis" />
        {x.ticks(6).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 4} textAnchor="middle">
            {tick}
          </text>
        ))}
        <line x1={x(score)} x2={x(score)} y1={0} y2={y(0)} className="marker" />
        <text x={x(score) + (anchor === "end" ? -4 : 4)} y={11} textAnchor={anchor}>
          {t("charts.this", { score })}
        </text>
      </svg>
      <p className="text-small text-muted">{t("charts.positionAlt", { score, share: percent(below / all) })}</p>
    </Ground>
  );
}

type Counted = { from: number; goods: number; bads: number };

function filledClasses(classes: readonly Counted[], from: number, to: number): Counted[] {
  const known = new Map(classes.map((one) => [one.from, one]));
  const all = Array.from({ length: Math.ceil((to - from) / 10) }, (_, at) => from + at * 10);
  return all.map((start) => known.get(start) ?? { from: start, goods: 0, bads: 0 });
}

/** A dot for each similar customer by score, filled where the card went bad; dots that would meet are stacked. */
export function Neighbours({ shown: { advice, similar }, words: { t } }: PartProps) {
  const { score } = advice.scored;
  const scores = [...similar.all.map((one) => one.score), score];
  const x = scaleLinear([Math.min(...scores) - 5, Math.max(...scores) + 5], [8, width - 8]);
  const height = 76;
  const stacks = new Map<number, number>();
  const dots = similar.all
    .toSorted((one, two) => Number(two.bad) - Number(one.bad))
    .map(({ score: points, bad }) => {
      const place = Math.round(x(points) / 9);
      const level = stacks.get(place) ?? 0;
      stacks.set(place, level + 1);
      return { bad, at: place * 9, y: height - 18 - Math.min(level, 5) * 9 };
    });
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="advice-chart"
        role="img"
        aria-label={t("charts.neighboursAlt", { count: similar.count, bads: similar.bads })}
      >
        <line x1={4} x2={width - 4} y1={height - 12} y2={height - 12} className="axis" />
        <line x1={x(score)} x2={x(score)} y1={0} y2={height - 12} className="marker" />
        {dots.map(({ bad, at, y }, key) => (
          <circle key={key} cx={at} cy={y} r={3.5} className={bad ? "minus" : "hollow"} />
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 1} textAnchor="middle">
            {tick}
          </text>
        ))}
      </svg>
      <figcaption className="text-small text-muted">{t("charts.neighbours")}</figcaption>
    </figure>
  );
}
