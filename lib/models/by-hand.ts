import "server-only";
import { applicationTable } from "@/lib/advice/features";
import type { Tx } from "@/lib/db";
import type { TableDescription } from "@/lib/scoring/schema";

/** Where the bands of a number end, or which words are together. */
export type Bands = number[] | string[][];

/** What a person has set by item, from which card it began, and why. */
export type ByHand = { bands: Record<string, Bands>; from: string; reason: string };

export const areWords = (bands: Bands): bands is string[][] => Array.isArray(bands[0]);

/** What was set by hand for this training; null where nothing was. */
export async function findByHand(reader: Pick<Tx, "modelTraining" | "scoringModel">, id: string) {
  const asked = await reader.modelTraining.findUnique({
    where: { id },
    select: { bands: true, fromModelId: true, reason: true },
  });
  if (!asked?.bands || !asked.fromModelId) return null;
  const from = await reader.scoringModel.findUnique({ where: { id: asked.fromModelId }, select: { hash: true } });
  const byHand: ByHand = {
    bands: asked.bands as Record<string, Bands>,
    from: from?.hash ?? "",
    reason: asked.reason ?? "",
  };
  return byHand;
}

/** The application's columns, with the bands that a person has set. */
export const tableWith = (byHand: ByHand | null): TableDescription => ({
  ...applicationTable,
  features: applicationTable.features.map((feature) => {
    const set = byHand?.bands[feature.name];
    if (!set) return feature;
    return areWords(set) ? { ...feature, groups: set } : { ...feature, bands: set };
  }),
});
