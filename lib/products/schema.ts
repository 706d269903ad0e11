import { createLoader, createSerializer, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";

const yes = (code: string) => z.enum(["yes", "no"], code);

/** Three questions before the long form. The answers stand in an address and are kept nowhere: they name nobody. */
export const SuitableSchema = z.object({
  adult: yes("suitable.adult"),
  income: z.string("suitable.income").regex(/^\d{1,9}$/, "suitable.income"),
  document: yes("suitable.document"),
});

const inAddress = {
  adult: parseAsStringLiteral(["yes", "no"]),
  /** The lower bound of the band, in yuan. */
  income: parseAsInteger,
  document: parseAsStringLiteral(["yes", "no"]),
};
export const readSuitable = createLoader(inAddress);
export const suitableAddress = createSerializer(inAddress);
