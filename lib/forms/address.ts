import { createParser } from "nuqs/server";
import { readDay } from "@/lib/forms/days";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a part of an address can be an id at all; what cannot is a page that does not exist. */
export const isUuid = (text: string) => uuid.test(text);

/** The id of a record in an address; what is none is not said. */
export const parseAsUuid = createParser<string>({
  parse: (text) => (uuid.test(text) ? text : null),
  serialize: (id) => id,
});

/** A day, however it was typed into a filter; the 31st of February is none. */
export const parseAsDay = createParser<string>({
  parse: (text) => (text.length <= 20 ? readDay(text) : null),
  serialize: (day) => day,
});

/** Filters as an address says them, with the question mark; nothing where none is set. For those that zod has read. */
export function queryOf(filters: Record<string, string | number | undefined>): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  const words = String(new URLSearchParams(given.map(([name, value]) => [name, String(value)])));
  return words && `?${words}`;
}

/** A place in a sorted list: the row it stands at, and the sorting it belongs to. */
export type Cursor<S extends string = string> = { sort: S; value: string; id: string };

/** A cursor as `sort.value.id`; the value is a moment in milliseconds or an amount in cents. */
export const parseAsCursor = <const S extends string>(sorts: readonly S[]) =>
  createParser<Cursor<S>>({
    parse: (text) => {
      const [sort, value, id, ...rest] = text.split(".");
      const known = sorts.find((name) => name === sort);
      const fits = known && value && id && rest.length === 0 && /^\d{1,13}$/.test(value) && uuid.test(id);
      return fits ? { sort: known, value, id } : null;
    },
    serialize: ({ sort, value, id }) => `${sort}.${value}.${id}`,
  });
