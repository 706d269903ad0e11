import { z } from "zod";
import { readDay } from "@/lib/forms/days";
import { isTreacherous, lengthOf, tidyLine } from "@/lib/forms/tidy";
import { ApplicationStatus } from "@/lib/generated/prisma/enums";

export const queueTabs = ["mine", "unclaimed", "answered", "overdue", "waiting", "second", "open", "all"] as const;
export type QueueTab = (typeof queueTabs)[number];

export const queueSorts = ["due", "submitted"] as const;
export type QueueSort = (typeof queueSorts)[number];

export const pageSizes = [25, 50, 100] as const;

/** One value of a query string; the last of a name sent twice; null for what is no text at all. */
const one = <T>(read: (text: string) => T) =>
  z
    .unknown()
    .optional()
    .transform((sent): T => {
      const last = Array.isArray(sent) ? sent.at(-1) : sent;
      return read(typeof last === "string" && last.length <= 1_000 && !isTreacherous(last) ? tidyLine(last) : "");
    });

const oneOf = <const T extends string>(values: readonly T[]) =>
  one((text) => values.find((value) => value === text) ?? null);
const matching = (shape: RegExp) => one((text) => (shape.test(text) ? text : null));

const statuses = Object.values(ApplicationStatus).filter((status) => status !== "DRAFT");

/**
 * The manager's queue as its address says it. Never refuses: what is unknown counts as not said.
 * `after` and `before` are cursors of the query; days are Shanghai's, both included.
 */
export const QueueFilterSchema = z.object({
  tab: one((text) => queueTabs.find((tab) => tab === text) ?? "open"),
  search: one((text) => (text !== "" && lengthOf(text) <= 60 ? text : null)),
  product: matching(/^[A-Z][A-Z_]{1,29}$/),
  status: oneOf(statuses),
  manager: matching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  from: one((text) => readDay(text)),
  to: one((text) => readDay(text)),
  sort: one((text) => queueSorts.find((sort) => sort === text) ?? null),
  order: oneOf(["asc", "desc"]),
  after: matching(/^[\w-]{1,200}$/),
  before: matching(/^[\w-]{1,200}$/),
  size: one((text) => pageSizes.find((size) => String(size) === text) ?? pageSizes[0]),
});

export type QueueFilter = z.output<typeof QueueFilterSchema>;
