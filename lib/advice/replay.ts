import "server-only";
import { type Advice, advise } from "@/lib/advice/advise";
import { cardByHash } from "@/lib/advice/card";
import type { Features } from "@/lib/advice/features";
import { db } from "@/lib/db";
import { rulesByHash } from "@/lib/policy/in-force";

/** What a decision's advice is made of that has changed since, where it cannot be made again as it was. */
export type Difference = "input" | "card" | "rules" | "code";

export type Replayed = { applicationId: string; onVersion: number; cause: Difference | null };

type Which = { applicationId?: string; most?: number };

/** Makes past advice again from what was kept, and compares it byte for byte; the latest first. */
export async function replay(which: Which = {}): Promise<Replayed[]> {
  const results: Replayed[] = [];
  for await (const some of replayed(which)) results.push(...some);
  return results;
}

const portion = 500;

/** The same in portions, for all that a bank has ever said. */
export async function* replayed({ applicationId, most = Number.POSITIVE_INFINITY }: Which): AsyncGenerator<Replayed[]> {
  let beyond: Row | undefined;
  for (let left = most; left > 0; left -= portion) {
    const rows: Row[] = await readBeyond(beyond, applicationId, Math.min(portion, left));
    yield await Promise.all(rows.map(made));
    if (rows.length < portion) return;
    beyond = rows.at(-1);
  }
}

type Row = Awaited<ReturnType<typeof readBeyond>>[number];

const readBeyond = (last: { at: Date; id: string } | undefined, applicationId: string | undefined, take: number) =>
  db.advice.findMany({
    where: {
      ...(applicationId && { applicationId }),
      ...(last && { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
    select: {
      id: true,
      at: true,
      applicationId: true,
      onVersion: true,
      inputs: true,
      said: true,
      cardHash: true,
      rulesHash: true,
      application: { select: { product: { select: { minLimit: true, maxLimit: true, minMonthlyIncome: true } } } },
    },
  });

async function made({ inputs, said, cardHash, rulesHash, application, applicationId, onVersion }: Row) {
  const kept = said as unknown as Advice;
  const card = await cardByHash(db, cardHash).catch(() => null);
  const rules = await rulesByHash(db, rulesHash).catch(() => null);
  const cause = (): Difference | null => {
    if (!card) return "card";
    if (!rules) return "rules";
    if (!application.product) return "input";
    const basis = { card, rules, product: application.product, beside: kept.beside ?? null };
    return canonical(advise(inputs as Features, basis)) === canonical(kept) ? null : "code";
  };
  return { applicationId, onVersion, cause: cause() };
}

/** The database keeps the names of an object in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [two]) => (one < two ? -1 : 1)))
      : part,
  );
