/** What a cell of an export holds; an amount, in cents, is a number to count with where the file knows numbers. */
export type Cell = string | number | { cents: bigint };
export type Lines = AsyncIterable<Cell[]>;

/** All rows of a list, page by page from the first: what is exported is never held at once. */
export async function* eachRow<T, P>(read: (after: P | undefined) => Promise<{ rows: T[]; after: P | null }>) {
  let after: P | null | undefined;
  do {
    const page: { rows: T[]; after: P | null } = await read(after ?? undefined);
    yield* page.rows;
    after = page.after;
  } while (after);
}
