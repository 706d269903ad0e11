import { mostTold } from "@/lib/queue/rules";
import { batchAddress, type deeds } from "@/lib/queue/schema";
import { Refusal } from "@/lib/refusal";

export type BatchResult = { done: number; refused: { id: string; code: string }[] };

/**
 * Does one deed to many applications, each whole or not at all: a refused one keeps no other back.
 * A refusal that speaks of a field of the form, before anything was done, is the form's.
 */
export async function inTurn(ids: string[], deed: (id: string) => Promise<void>): Promise<BatchResult> {
  const result: BatchResult = { done: 0, refused: [] };
  for (const id of new Set(ids)) {
    try {
      await deed(id);
      result.done += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || (error.field !== "form" && result.done === 0)) throw error;
      result.refused.push({ id, code: error.code });
    }
  }
  return result;
}

/** The page that says how it went. An address has room for so many refusals; the others are counted. */
export const doneAddress = (deed: (typeof deeds)[number], { done, refused }: BatchResult) =>
  batchAddress("/work/queue/batch/done", {
    deed,
    done,
    refused: refused.slice(0, mostTold),
    left: refused.length,
  });
