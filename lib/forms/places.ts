import { parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { type Cursor, parseAsCursor } from "@/lib/forms/address";
import { countedTo } from "@/lib/forms/counted";

/** Where in a long list one is: beyond a row, before a row, at its end, or so many pages on. */
export const placesIn = <const S extends string>(sorts: readonly S[]) => ({
  after: parseAsCursor(sorts),
  before: parseAsCursor(sorts),
  end: parseAsStringLiteral(["yes"]),
  /** A page by its number: as far as lists are counted, so that no address reads a whole table past. */
  page: parseAsInteger,
});

/** The beginning of a list. */
export const atStart = { after: null, before: null, end: null, page: null } as const;

type Place<S extends string> = {
  after: Cursor<S> | null;
  before: Cursor<S> | null;
  end: "yes" | null;
  page: number | null;
  size: number;
};

/** From which row a list is read, in which direction, and how many rows are passed by. A cursor of another sorting counts for none. */
export function walk<S extends string>({ after, before, end, page, size }: Place<S>, by: S) {
  const [from, to] = [after, before].map((place) => (place?.sort === by ? place : null));
  const cursor = from ?? to ?? null;
  const backwards = !from && Boolean(to || end);
  const skip = cursor || backwards ? 0 : (pageWithin(page ?? 1, size) - 1) * size;
  return { cursor, backwards, skip };
}

/** How many pages can be asked for by number. */
export const pagesCounted = (total: number, size: number) => Math.ceil(Math.min(total, countedTo) / size);

const pageWithin = (page: number, size: number) => Math.min(Math.max(page, 1), pagesCounted(countedTo, size));

/** Whether there are rows before and behind those read; `more`: there was one more than asked for, on the far side. */
export const neighbours = ({ cursor, backwards, skip }: ReturnType<typeof walk>, more: boolean) => ({
  before: backwards ? more : cursor !== null || skip > 0,
  behind: backwards ? cursor !== null : more,
});
