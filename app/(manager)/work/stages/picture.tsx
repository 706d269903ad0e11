import { moves } from "@/lib/applications/rules";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";

const [wide, high] = [184, 44];
const places: Record<ApplicationStatus, [x: number, y: number]> = {
  DRAFT: [94, 150],
  SUBMITTED: [320, 150],
  IN_REVIEW: [564, 150],
  RETURNED: [564, 300],
  SECOND_REVIEW: [806, 78],
  APPROVED: [1010, 140],
  REJECTED: [900, 244],
  WITHDRAWN: [190, 300],
};

/** How far a way bows out, where it must pass by another box. */
const bows: Record<string, number> = {
  "SECOND_REVIEW SUBMITTED": -0.3,
  "SECOND_REVIEW WITHDRAWN": 0.64,
  "REJECTED SUBMITTED": 0.06,
  "IN_REVIEW APPROVED": 0.06,
  "IN_REVIEW WITHDRAWN": 0.02,
};

export const everyMove = (Object.keys(moves) as ApplicationStatus[]).flatMap((from) =>
  moves[from].map((to) => ({ from, to })),
);

/** The table of legal moves as a picture, drawn from that very table. */
export function StagesPicture({ label, words }: { label: string; words: Record<ApplicationStatus, string> }) {
  return (
    <svg viewBox="0 0 1110 450" className="stages" role="img" aria-label={label}>
      <defs>
        <marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      {everyMove.map(({ from, to }) => (
        <path key={`${from} ${to}`} d={arrow(from, to)} markerEnd="url(#head)" />
      ))}
      {Object.entries(places).map(([status, [x, y]]) => (
        <g key={status} data-closed={moves[status as ApplicationStatus].length === 0 || undefined}>
          <rect x={x - wide / 2} y={y - high / 2} width={wide} height={high} rx={6} />
          <text x={x} y={y + 5} textAnchor="middle">
            {words[status as ApplicationStatus]}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** From edge to edge, bowed to the left of its way, so that there and back lie apart. */
function arrow(from: ApplicationStatus, to: ApplicationStatus): string {
  const [[x1, y1], [x2, y2]] = [places[from], places[to]];
  const bow = bows[`${from} ${to}`] ?? 0.1;
  const middle: [number, number] = [(x1 + x2) / 2 + (y2 - y1) * bow, (y1 + y2) / 2 - (x2 - x1) * bow];
  const [startX, startY] = edge([x1, y1], middle);
  const [endX, endY] = edge([x2, y2], middle);
  return `M${startX} ${startY}Q${middle[0]} ${middle[1]} ${endX} ${endY}`;
}

/** Where the way from a box to a point leaves the box. */
function edge([x, y]: [number, number], [toX, toY]: [number, number]): [number, number] {
  const [dx, dy] = [toX - x, toY - y];
  const scale = Math.min(wide / 2 / Math.abs(dx || 1e-9), high / 2 / Math.abs(dy || 1e-9));
  return [Math.round(x + dx * scale), Math.round(y + dy * scale)];
}
