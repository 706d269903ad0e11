import { cardByHash } from "@/lib/advice/card";
import { experience } from "@/lib/advice/experience";
import { findAdvice } from "@/lib/advice/queries";
import { adviseOn, readBasis } from "@/lib/advice/read-basis";
import { similarTo } from "@/lib/advice/similar";
import { db } from "@/lib/db";
import { aManager } from "@/tests/support/make";
import { atMost, type Figure, known } from "./report.ts";

const rounds = 200;

/** The opinion on applications in the database, against its reads alone, in turn. */
export async function opinion(): Promise<Figure[]> {
  const manager = await aManager({
    email: `bench-${crypto.randomUUID()}@example.com`,
    staffNumber: crypto.randomUUID(),
  });
  const cases = await db.application.findMany({
    where: { status: { in: ["SUBMITTED", "IN_REVIEW"] } },
    take: rounds,
    orderBy: { id: "asc" },
    select: { id: true, customerId: true },
  });
  const { book } = await experience(await cardByHash(db, null));
  await findAdvice(manager, cases[0]!.id);
  const taken: Record<"reads" | "advice" | "whole", number[]> = { reads: [], advice: [], whole: [] };
  for (const { id, customerId } of cases) {
    taken.reads.push(await timed(() => readBasis(db, id)));
    taken.advice.push(await timed(() => adviseOn(db, id)));
    taken.whole.push(
      await timed(async () => {
        const said = await adviseOn(db, id);
        if (said) similarTo(book, said.advice.scored.points, customerId);
      }),
    );
  }
  const [reads, advice, whole] = [taken.reads, taken.advice, taken.whole].map((times) =>
    times.toSorted((one, other) => one - other),
  );
  const at = (times: number[], share: number) => times[Math.floor(times.length * share)]!;
  return [
    known("opinion: its reads alone, median", at(reads!, 0.5), "ms"),
    known("opinion against its reads alone, median", at(advice!, 0.5) / at(reads!, 0.5), "×"),
    atMost("opinion beyond its reads, p99", at(advice!, 0.99) - at(reads!, 0.99), "ms", 5),
    known(
      `with similar customers among ${book.cases.length.toLocaleString("en")} against its reads alone, median`,
      at(whole!, 0.5) / at(reads!, 0.5),
      "×",
    ),
    atMost("with similar customers, p95", at(whole!, 0.95), "ms", 150),
  ];
}

async function timed(deed: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await deed();
  return performance.now() - begun;
}
