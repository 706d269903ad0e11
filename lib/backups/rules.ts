/** How many backups are kept: the newest of each of so many days, weeks and months. */
export type Keeping = { daily: number; weekly: number; monthly: number };

type Kept = { id: string; madeAt: Date; level: number; fault: string | null };

const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const monthOf = (at: Date) => dayOf(at).slice(0, 7);
/** Weeks begin on Monday; the first of January 1970 was a Thursday. */
const weekOf = (at: Date) => Math.floor((at.getTime() / 86_400_000 + 8 / 24 + 3) / 7);

const oneDay = 86_400_000;

/**
 * The backups that may go, by days of Shanghai. What was made in the last 24 hours stays, and so do the newest good one
 * and the newest that a trial restore has proved. A faulty one never takes the place of a good one, and stays until there is a newer good one.
 */
export function toRemove(backups: Kept[], { daily, weekly, monthly }: Keeping, now: Date): string[] {
  const newestFirst = backups.toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
  const good = newestFirst.filter(({ fault }) => fault === null);
  const kept = new Set([
    ...newestOfEach(good, dayOf, daily),
    ...newestOfEach(good, weekOf, weekly),
    ...newestOfEach(good, monthOf, monthly),
  ]);
  for (const one of [good[0], good.find(({ level }) => level >= 3)]) if (one) kept.add(one.id);
  const overtaken = (madeAt: Date) => good.some((one) => one.madeAt > madeAt);
  const fresh = (madeAt: Date) => now.getTime() - madeAt.getTime() < oneDay;
  return newestFirst
    .filter(({ id, madeAt, fault }) => !kept.has(id) && (fault === null ? !fresh(madeAt) : overtaken(madeAt)))
    .map(({ id }) => id);
}

function newestOfEach(newestFirst: Kept[], spanOf: (at: Date) => string | number, most: number): string[] {
  const spans = new Map<string | number, string>();
  for (const { id, madeAt } of newestFirst) {
    const span = spanOf(madeAt);
    if (!spans.has(span) && spans.size < most) spans.set(span, id);
  }
  return [...spans.values()];
}

/** A trial restore follows the first backup of a week that has none yet. */
export const drillIsDue = (lastDrill: Date | null, now: Date) => lastDrill === null || weekOf(lastDrill) < weekOf(now);
