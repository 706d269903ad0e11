import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";

const width = 560;
const height = 190;

export type Line = { name: string; look: "line" | "line-other" | "line-third"; values: (number | null)[] };

type Props = { label: string; ticks: string[]; lines: Line[]; percent: (share: number) => string };

/** Shares over months; each line ends with its name. A month without a value leaves a gap. */
export function LineChart({ label, ticks, lines, percent }: Props) {
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const most = Math.max(0.05, ...known) * 1.1;
  const x = scalePoint(ticks, [52, width - 96]);
  const y = scaleLinear([0, most], [height - 22, 8]);
  const every = Math.ceil(ticks.length / 8);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart chart-wide" role="img" aria-label={label}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={52} x2={width - 96} y1={y(tick)} y2={y(tick)} className="grid" />
          <text x={46} y={y(tick) + 4} textAnchor="end">
            {percent(tick)}
          </text>
        </g>
      ))}
      {ticks.map((tick, at) =>
        (ticks.length - 1 - at) % every === 0 ? (
          <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
            {tick.slice(2)}
          </text>
        ) : null,
      )}
      {lines.map(({ name, look, values }) => (
        <path
          key={name}
          className={look}
          d={
            line<number | null>()
              .defined((value) => value !== null)
              .x((_value, at) => x(ticks[at]!)!)
              .y((value) => y(value!))(values) ?? ""
          }
        />
      ))}
      {endLabels(lines, y).map(({ name, at }) => (
        <text key={name} x={width - 90} y={at + 4}>
          {name}
        </text>
      ))}
    </svg>
  );
}

/** Names beside the ends of their lines, moved apart where they would meet. */
function endLabels(lines: readonly Line[], y: (value: number) => number) {
  const ends = lines
    .flatMap(({ name, values }) => {
      const last = values.findLast((value) => value !== null);
      return last == null ? [] : [{ name, at: y(last) }];
    })
    .toSorted((one, other) => one.at - other.at);
  ends.forEach((end, place) => {
    const above = ends[place - 1];
    if (above) end.at = Math.max(end.at, above.at + 14);
  });
  let lowest = height - 26;
  for (const end of ends.toReversed()) {
    end.at = Math.min(end.at, lowest);
    lowest = end.at - 14;
  }
  return ends;
}
