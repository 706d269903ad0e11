import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsDay } from "@/lib/forms/address";
import { placesIn } from "@/lib/forms/places";

export const customerSorts = ["registered", "signedIn"] as const;
export type CustomerSort = (typeof customerSorts)[number];
export const customerPageSizes = [20, 50, 100] as const;

const inAddress = {
  /** Whether the bank has verified who it is, which is when the customer number was given. */
  verified: parseAsStringLiteral(["yes", "no"]),
  /** Only those with an application that is not closed. */
  open: parseAsStringLiteral(["yes"]),
  from: parseAsDay,
  to: parseAsDay,
  /** A leading minus turns the order round. Sorted by sign-in, those who never signed in are left out. */
  sort: parseAsStringLiteral(["registered", "-registered", "signedIn", "-signedIn"]).withDefault("-registered"),
  size: parseAsNumberLiteral(customerPageSizes).withDefault(20),
  ...placesIn(customerSorts),
};

export type CustomerFilters = inferParserType<typeof inAddress>;
export const readCustomerFilters = createLoader(inAddress);
export const customerAddress = createSerializer(inAddress);

export function sortingOf({ sort }: Pick<CustomerFilters, "sort">): { by: CustomerSort; descending: boolean } {
  return { by: sort.replace("-", "") as CustomerSort, descending: sort.startsWith("-") };
}
