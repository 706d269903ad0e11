import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { percent } from "@/app/(manager)/work/figures";
import type { Point } from "@/lib/policy/curve";
import type { CutOffs } from "@/lib/policy/schema";

/** The same figures in numbers, for every second percent and those that count now. */
export async function CurveTable({ points, live, draft }: { points: Point[]; live: CutOffs; draft: CutOffs }) {
  const t = await getTranslations("rules.curve");
  const counts = new Set(
    [live.approve, live.decline, draft.approve, draft.decline].map((share) => Math.round(share * 100)),
  );
  const told = points.filter(({ below }) => counts.has(below) || (below <= 20 ? below % 2 === 0 : below % 10 === 0));
  return (
    <DataTable
      caption={t("caption")}
      columns={[
        { key: "below", head: t("below"), names: true },
        { key: "approved", head: t("approved"), end: true },
        { key: "expected", head: t("expected"), end: true },
        { key: "observed", head: t("observed"), end: true },
        { key: "result", head: t("result"), end: true },
      ]}
      rows={told.map((point) => ({
        id: String(point.below),
        cells: {
          below: { text: `${point.below}%`, face: "num" as const },
          approved: { text: percent(point.approved), face: "num" as const },
          expected: { text: percent(point.expectedBad), face: "num" as const },
          observed: {
            text:
              point.observedBad === null
                ? t("unknown")
                : t("observedOf", { share: percent(point.observedBad), known: point.known }),
            face: "num" as const,
          },
          result: { text: point.result.toLocaleString("en"), face: "num" as const },
        },
      }))}
    />
  );
}
