import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { getTranslations } from "next-intl/server";
import { percent, wholePercent } from "@/app/(manager)/work/figures";
import type { Point } from "@/lib/policy/curve";
import type { CutOffs } from "@/lib/policy/schema";

const [width, height] = [560, 240];
const room = { left: 44, right: 16, top: 14, bottom: 34 };

type Props = { points: Point[]; live: CutOffs; draft: CutOffs };

/** What share is approved against how many of those go bad, as the cut-off rises. Ringed: observed, where known. */
export async function CurveChart({ points, live, draft }: Props) {
  const t = await getTranslations("rules.curve");
  const most = Math.max(...points.map(({ expectedBad, observedBad }) => Math.max(expectedBad, observedBad ?? 0)), 0.05);
  const x = scaleLinear([0, 1], [room.left, width - room.right]);
  const y = scaleLinear([0, most * 1.1], [height - room.bottom, room.top]);
  const path = line<Point>()
    .x(({ approved }) => x(approved))
    .y(({ expectedBad }) => y(expectedBad))(points);
  const marks = [
    { word: t("liveMark"), at: pointAt(points, live.approve), above: false },
    ...(draft.approve === live.approve
      ? []
      : [{ word: t("draftMark"), at: pointAt(points, draft.approve), above: true }]),
  ];
  const alt = marks.map(({ word, at }) =>
    t("alt", { word, approved: percent(at.approved), bad: percent(at.expectedBad) }),
  );
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="curve-chart" role="img" aria-label={alt.join(" ")}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={room.left} x2={width - room.right} y1={y(tick)} y2={y(tick)} className="grid-line" />
          <text x={room.left - 6} y={y(tick) + 4} textAnchor="end">
            {wholePercent(tick)}
          </text>
        </g>
      ))}
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={height - room.bottom + 16} textAnchor="middle">
          {wholePercent(tick)}
        </text>
      ))}
      <line x1={room.left} x2={width - room.right} y1={y(0)} y2={y(0)} className="axis" />
      <text x={width - room.right} y={height - 3} textAnchor="end">
        {t("across")}
      </text>
      <text x={4} y={10}>
        {t("up")}
      </text>
      <path d={path ?? ""} className="curve" />
      {points.map(({ below, approved, observedBad, known }) =>
        observedBad === null || known < 50 ? null : (
          <circle key={below} cx={x(approved)} cy={y(observedBad)} r={3} className="hollow" />
        ),
      )}
      {marks.map(({ word, at, above }) => (
        <g key={word}>
          <circle cx={x(at.approved)} cy={y(at.expectedBad)} r={5} className="marker-dot" />
          <text
            x={x(at.approved) - 8}
            y={y(at.expectedBad) - (above ? 22 : 8)}
            textAnchor="end"
            className="marker-word"
          >
            {word}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The last point below a cut-off. */
export const pointAt = (points: Point[], cutOff: number): Point =>
  points.findLast(({ below }) => below <= Math.round(cutOff * 100)) ?? points[0]!;
