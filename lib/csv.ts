import "server-only";
import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";

type Lines = AsyncIterable<(string | number)[]>;

/**
 * Rows as CSV for Excel and WPS: in UTF-8 with its mark, no cell a formula, row by row, so that an export of any
 * length holds a page in memory. Rows that cannot be read end the file in the midst, and nothing else.
 */
export const csvOf = (lines: Lines): Readable =>
  pipeline(Readable.from(lines), stringify({ bom: true, escape_formulas: true }), () => {});

const kinds = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A table as the answer of a route. No cache keeps it. */
export function fileAnswer(file: Readable, name: string, kind: keyof typeof kinds): Response {
  return new Response(Readable.toWeb(file) as ReadableStream, {
    headers: {
      "content-type": kinds[kind],
      "content-disposition": `attachment; filename="${name}.${kind}"`,
      "cache-control": "no-store",
    },
  });
}
