import { scaleLinear, scaleSqrt } from "d3-scale";
import { area, curveStep } from "d3-shape";

const width = 420;

/** What was said and what came, of one class. */
export type Said = { name: string; said: number; came: number; low: number; high: number };

type Props = { label: string; percent: (share: number) => string };

/** A dot for each class with its 95 % interval; on the line what was said came true. */
export function CalibrationChart({ label, percent, classes }: Props & { classes: readonly Said[] }) {
  const height = 260;
  const most = Math.min(1, Math.max(0.02, ...classes.flatMap(({ said, high }) => [said, high])) * 1.05);
  // Most classes lie near nothing: the square root gives them room.
  const x = scaleSqrt([0, most], [44, width - 12]);
  const y = scaleSqrt([0, most], [height - 26, 10]);
  const ticks = [0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.5, 0.7].filter((tick) => tick < most);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart" role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={44} x2={width - 12} y1={y(tick)} y2={y(tick)} className="grid" />
          <text x={38} y={y(tick) + 4} textAnchor="end">
            {percent(tick)}
          </text>
          <text x={x(tick)} y={height - 8} textAnchor="middle">
            {percent(tick)}
          </text>
        </g>
      ))}
      <line x1={x(0)} y1={y(0)} x2={x(most)} y2={y(most)} className="axis" />
      {classes.map(({ name, said, came, low, high }) => (
        <g key={name}>
          <line x1={x(said)} x2={x(said)} y1={y(low)} y2={y(Math.min(most, high))} className="span" />
          <circle cx={x(said)} cy={y(came)} r={4} className="plus" />
        </g>
      ))}
    </svg>
  );
}

export type ScoreClass = { from: number; goods: number; bads: number };

/** How many cases in each class of ten points; the darker part went bad. */
export function ScoreChart({ label, classes }: { label: string; classes: readonly ScoreClass[] }) {
  const height = 170;
  const filled = filledClasses(classes);
  const [first, last] = [filled[0]!.from, filled.at(-1)!.from + 10];
  const x = scaleLinear([first, last], [44, width - 8]);
  const y = scaleLinear([0, Math.max(1, ...filled.map(({ goods, bads }) => goods + bads))], [height - 22, 8]);
  const shape = (top: (one: ScoreClass) => number) =>
    area<ScoreClass>()
      .x(({ from }) => x(from + 5))
      .y0(y(0))
      .y1((one) => y(top(one)))
      .curve(curveStep)(filled) ?? "";
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart" role="img" aria-label={label}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={44} x2={width - 8} y1={y(tick)} y2={y(tick)} className="grid" />
          <text x={38} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path d={shape(({ goods, bads }) => goods + bads)} className="plus" />
      <path d={shape(({ bads }) => bads)} className="minus" />
      <line x1={44} x2={width - 8} y1={y(0)} y2={y(0)} className="axis" />
      {x.ticks(7).map((tick) => (
        <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
          {tick}
        </text>
      ))}
    </svg>
  );
}

/** Also the classes in which nobody was. */
function filledClasses(classes: readonly ScoreClass[]): ScoreClass[] {
  const known = new Map(classes.map((one) => [one.from, one]));
  const [first, last] = [classes[0]!.from - 10, classes.at(-1)!.from + 10];
  return Array.from({ length: (last - first) / 10 + 1 }, (_, at) => {
    const from = first + at * 10;
    return known.get(from) ?? { from, goods: 0, bads: 0 };
  });
}
