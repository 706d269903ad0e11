import "server-only";
import { type Advice, advise } from "@/lib/advice/advise";
import { cardByHash } from "@/lib/advice/card";
import type { Features } from "@/lib/advice/features";
import { db } from "@/lib/db";
import { rulesByHash } from "@/lib/policy/in-force";

/** What a decision's advice is made of that has changed since, where it cannot be made again as it was. */
export type Difference = "input" | "card" | "rules" | "code";

export type Replayed = { applicationId: string; onVersion: number; cause: Difference | null };

/** Makes past advice again from what was kept, and compares it byte for byte. */
export async function replay(which: { applicationId?: string; most?: number } = {}): Promise<Replayed[]> {
  const rows = await db.advice.findMany({
    where: which.applicationId ? { applicationId: which.applicationId } : {},
    orderBy: [{ at: "desc" }, { id: "desc" }],
    ...(which.most && { take: which.most }),
    select: {
      applicationId: true,
      onVersion: true,
      inputs: true,
      said: true,
      cardHash: true,
      rulesHash: true,
      application: { select: { product: { select: { minLimit: true, maxLimit: true, minMonthlyIncome: true } } } },
    },
  });
  const results: Replayed[] = [];
  for (const { applicationId, onVersion, inputs, said, cardHash, rulesHash, application } of rows) {
    const kept = said as unknown as Advice;
    const card = await cardByHash(db, cardHash).catch(() => null);
    const rules = await rulesByHash(db, rulesHash).catch(() => null);
    const cause = (): Difference | null => {
      if (!card) return "card";
      if (!rules) return "rules";
      if (!application.product) return "input";
      const again = advise(inputs as Features, { card, rules, product: application.product });
      return canonical(again) === canonical(kept) ? null : "code";
    };
    results.push({ applicationId, onVersion, cause: cause() });
  }
  return results;
}

/** The database keeps the names of an object in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [two]) => (one < two ? -1 : 1)))
      : part,
  );
