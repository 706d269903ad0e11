import { scaleLinear } from "d3-scale";
import { leastRatio } from "@/lib/monitoring/rules";

const width = 560;

/** A bar for each group up to the one that fares best; the dashed line is the bound. */
export function RatioChart({ label, bars }: { label: string; bars: { name: string; ratio: number }[] }) {
  const x = scaleLinear([0, 1], [130, width - 40]);
  const height = bars.length * 24 + 22;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="chart chart-wide" role="img" aria-label={label}>
      {bars.map(({ name, ratio }, at) => (
        <g key={name} transform={`translate(0 ${at * 24})`}>
          <text x={0} y={16}>
            {name}
          </text>
          <rect x={x(0)} width={x(ratio) - x(0)} y={4} height={16} className={ratio < leastRatio ? "minus" : "plus"} />
          <text x={x(ratio) + 4} y={16}>
            {ratio.toFixed(2)}
          </text>
        </g>
      ))}
      <line x1={x(leastRatio)} x2={x(leastRatio)} y1={0} y2={height - 18} className="bound" />
      <text x={x(leastRatio)} y={height - 5} textAnchor="middle">
        {leastRatio}
      </text>
    </svg>
  );
}
