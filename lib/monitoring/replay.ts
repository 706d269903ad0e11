import "server-only";
import { type Replayed, replay } from "@/lib/advice/replay";
import type { Manager } from "@/lib/auth/actor";
import { db } from "@/lib/db";

const latest = 100;

/** The advice on one application made again, or on the latest decisions where no number is given. */
export async function replayFor(_manager: Manager, number: string | undefined) {
  if (!number) return { number: null, found: true, rows: await named(await replay({ most: latest })) };
  const application = await db.application.findUnique({
    where: { number: number.trim().toUpperCase() },
    select: { id: true },
  });
  if (!application) return { number, found: false, rows: [] };
  return { number, found: true, rows: await named(await replay({ applicationId: application.id })) };
}

/** With the numbers by which people know them. */
async function named(replayed: readonly Replayed[]) {
  const rows = await db.application.findMany({
    where: { id: { in: replayed.map(({ applicationId }) => applicationId) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return replayed.map((one) => ({ ...one, number: numbers.get(one.applicationId) ?? "" }));
}
