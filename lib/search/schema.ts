import { createLoader, createParser, createSerializer, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { parseAsUuid } from "@/lib/forms/address";
import { secret } from "@/lib/forms/schema";
import { isTreacherous, tidyLine } from "@/lib/forms/tidy";

const longest = 100;

/** What was typed may be somebody's ID number: it goes by form, and never back to the browser. */
export const SearchSchema = z.object({
  q: secret(
    z
      .string("notUnderstood")
      .optional()
      .transform((typed = "") => (typed.length > longest || isTreacherous(typed) ? "" : tidyLine(typed))),
  ),
});

export const searchKinds = ["application", "customer", "document", "mobile", "name"] as const;
export type SearchKind = (typeof searchKinds)[number];

const parseAsKey = createParser<string>({
  parse: (text) => (/^[\w-]{43}$/.test(text) ? text : null),
  serialize: (key) => key,
});

/** A search as its address says it: the keyed hash instead of what was typed. */
const inAddress = {
  by: parseAsStringLiteral(searchKinds),
  key: parseAsKey,
  /** The one customer who was found. */
  id: parseAsUuid,
  after: parseAsUuid,
};
export const readSearch = createLoader(inAddress);
export const searchAddress = createSerializer(inAddress);
