import "server-only";
import type { Features } from "@/lib/advice/features";
import { findAdvice } from "@/lib/advice/queries";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";

/** The advice with its similar customers one by one. Who looks at them is noted, although nobody can be told from them. */
export async function viewSimilar(manager: Manager, applicationId: string) {
  const shown = await findAdvice(manager, applicationId);
  if (!shown) return null;
  const { similar, advice } = shown;
  const detail = { card: advice.card.hash, count: similar.goods.length + similar.worse.length };
  await transaction((tx) => record(tx, manager, "advice.similarViewed", { objectId: applicationId, detail }));
  return { ...shown, features: shown.features ?? (await keptFeatures(applicationId)) };
}

async function keptFeatures(applicationId: string): Promise<Features> {
  const { inputs } = await db.advice.findFirstOrThrow({
    where: { applicationId },
    orderBy: { onVersion: "desc" },
    select: { inputs: true },
  });
  return inputs as Features;
}
