import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from "nuqs/server";

export const tabs = ["open", "mine", "unclaimed", "answered", "overdue", "second", "all"] as const;
export type Tab = (typeof tabs)[number];

export const products = ["STANDARD", "GOLD", "PLATINUM", "FIRST", "DRIVER", "GLOBE"] as const;

export const stages = [
  "SUBMITTED",
  "IN_REVIEW",
  "RETURNED",
  "SECOND_REVIEW",
  "APPROVED",
  "REJECTED",
  "WITHDRAWN",
] as const;

export const dues = ["late", "today", "week"] as const;
export const sorts = ["due", "submitted", "limit"] as const;
export type Sort = (typeof sorts)[number];

export const sizes = [20, 25, 50, 100] as const;

/** A place in a sorted list: the row it stands at. A cursor of another sorting is not believed. */
export type Cursor = { sort: Sort; value: string; id: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cursorForm = /^(due|submitted|limit)\.(\d{1,13})\.([0-9a-f-]{36})$/;

const parseAsCursor = createParser<Cursor>({
  parse: (text) => {
    const [, sort, value, id] = cursorForm.exec(text) ?? [];
    return sort && value && id && uuid.test(id) ? { sort: sort as Sort, value, id } : null;
  },
  serialize: ({ sort, value, id }) => `${sort}.${value}.${id}`,
});

export const parseAsUuid = createParser<string>({
  parse: (text) => (uuid.test(text) ? text : null),
  serialize: (id) => id,
});

/** A day of the calendar, 2026-11-21; the 31st of February is none. */
export const parseAsDay = createParser<string>({
  parse: (text) => {
    if (!/^20\d\d-\d\d-\d\d$/.test(text)) return null;
    const at = new Date(`${text}T00:00:00Z`);
    return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
  },
  serialize: (day) => day,
});

const orders = ["due", "-due", "submitted", "-submitted", "limit", "-limit"] as const;

const inAddress = {
  tab: parseAsStringLiteral(tabs).withDefault("open"),
  product: parseAsStringLiteral(products),
  stage: parseAsStringLiteral(stages),
  manager: parseAsUuid,
  from: parseAsDay,
  to: parseAsDay,
  due: parseAsStringLiteral(dues),
  /** A leading minus turns the order round. Without one: what is due first; everything ever sent, newest first. */
  sort: parseAsStringLiteral(orders),
  size: parseAsNumberLiteral(sizes).withDefault(20),
  after: parseAsCursor,
  before: parseAsCursor,
};

/** What the queue shows, as the address says it. What the address says wrongly it does not say. */
export type QueueFilters = inferParserType<typeof inAddress>;
export const readQueueFilters = createLoader(inAddress);
export const queueAddress = createSerializer(inAddress);

export function sortOf({ sort, tab }: Pick<QueueFilters, "sort" | "tab">): { by: Sort; descending: boolean } {
  const order = sort ?? (tab === "all" ? "-submitted" : "due");
  return { by: order.replace("-", "") as Sort, descending: order.startsWith("-") };
}
