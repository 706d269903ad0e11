import "server-only";
import { Readable } from "node:stream";
import { stringify } from "csv-stringify";

type Lines = AsyncIterable<(string | number)[]>;

/**
 * Rows as CSV for Excel and WPS: in UTF-8 with its mark, no cell a formula, row by row, so that an export of any
 * length holds a page in memory.
 */
export const csvOf = (lines: Lines): Readable =>
  Readable.from(lines).pipe(stringify({ bom: true, escape_formulas: true }));

/** All rows of a list, page by page from the first: what is exported is never held at once. */
export async function* eachRow<T, P>(read: (after: P | undefined) => Promise<{ rows: T[]; after: P | null }>) {
  let after: P | null | undefined;
  do {
    const page: { rows: T[]; after: P | null } = await read(after ?? undefined);
    yield* page.rows;
    after = page.after;
  } while (after);
}

/** The file as the answer of a route. No cache keeps it. */
export function csvAnswer(file: Readable, name: string): Response {
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}
