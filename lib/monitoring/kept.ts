import "server-only";

type Kept = { at: number; value: unknown };

const kept = new Map<string, Kept>();
const counting = new Map<string, Promise<unknown>>();
const freshFor = 10 * 60_000;
const slow = 500;

/**
 * What takes long to count is counted once in ten minutes by each process, and says of when it is. What is quick is
 * counted each time.
 */
export async function counted<T>(name: string, count: () => Promise<T>): Promise<{ value: T; at: Date }> {
  const known = kept.get(name);
  if (known && Date.now() - known.at < freshFor) return { value: known.value as T, at: new Date(known.at) };
  const begun = Date.now();
  // Of several people who ask at once, one counts.
  const under = (counting.get(name) as Promise<T> | undefined) ?? count().finally(() => counting.delete(name));
  counting.set(name, under);
  const value = await under;
  if (Date.now() - begun > slow) kept.set(name, { at: begun, value });
  else kept.delete(name);
  return { value, at: new Date(begun) };
}
