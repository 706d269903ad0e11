import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsDay, parseAsUuid } from "@/lib/forms/address";
import { atStart, placesIn } from "@/lib/forms/places";

export const tabs = ["open", "mine", "unclaimed", "answered", "overdue", "second", "all"] as const;
export type Tab = (typeof tabs)[number];

export const products = ["STANDARD", "GOLD", "PLATINUM", "FIRST", "DRIVER", "GLOBE"] as const;
export type Product = (typeof products)[number];

export const stages = [
  "SUBMITTED",
  "IN_REVIEW",
  "RETURNED",
  "SECOND_REVIEW",
  "APPROVED",
  "REJECTED",
  "WITHDRAWN",
] as const;
export type Stage = (typeof stages)[number];

export const dues = ["late", "today", "week"] as const;
export const sorts = ["due", "submitted", "limit"] as const;
export type Sort = (typeof sorts)[number];

export const sizes = [20, 25, 50, 100] as const;

const orders = ["due", "-due", "submitted", "-submitted", "limit", "-limit"] as const;

const inAddress = {
  /** Always said: an address without it opens the view that its manager begins with. */
  tab: parseAsStringLiteral(tabs).withDefault("open").withOptions({ clearOnDefault: false }),
  product: parseAsStringLiteral(products),
  stage: parseAsStringLiteral([...stages, "FREE"] as const),
  manager: parseAsUuid,
  from: parseAsDay,
  to: parseAsDay,
  due: parseAsStringLiteral(dues),
  /** A leading minus turns the order round. Without one: what is due first; everything ever sent, newest first. */
  sort: parseAsStringLiteral(orders),
  size: parseAsNumberLiteral(sizes).withDefault(20),
  ...placesIn(sorts),
  /** All rows of the page are ticked to begin with, or all that the filters find are meant. */
  pick: parseAsStringLiteral(["page", "found"]),
};

/** What the queue shows, as the address says it. What the address says wrongly it does not say. */
export type QueueFilters = inferParserType<typeof inAddress>;
export const readQueueFilters = createLoader(inAddress);
export const queueAddress = createSerializer(inAddress);

/** The same list from its first row, nothing ticked. */
export const fromStart = (filters: QueueFilters): QueueFilters => ({ ...filters, ...atStart, pick: null });

export function sortOf({ sort, tab }: Pick<QueueFilters, "sort" | "tab">): { by: Sort; descending: boolean } {
  const order = sort ?? (tab === "all" ? "-submitted" : "due");
  return { by: order.replace("-", "") as Sort, descending: order.startsWith("-") };
}

export const deeds = ["claim", "release", "transfer"] as const;

const parseAsRefused = createParser<{ id: string; code: string }>({
  parse: (text) => {
    const [id = "", code = ""] = text.split("~");
    return parseAsUuid.parse(id) && /^queue\.[a-zA-Z]{1,30}$/.test(code) ? { id, code } : null;
  },
  serialize: ({ id, code }) => `${id}~${code}`,
});

/** What is to be done to the ticked rows, and afterwards how it went: of each refused one the id and why. */
const batch = {
  deed: parseAsStringLiteral(deeds).withDefault("claim"),
  applicationIds: parseAsNativeArrayOf(parseAsUuid),
  done: parseAsInteger.withDefault(0),
  refused: parseAsNativeArrayOf(parseAsRefused),
  /** How many were refused, where not all of them are named. */
  left: parseAsInteger.withDefault(0),
  /** The list to return to, without its path. */
  back: parseAsString.withDefault(""),
};
export const readBatch = createLoader(batch);
export const batchAddress = createSerializer(batch);
