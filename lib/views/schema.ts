import { z } from "zod";
import { text, uuid } from "@/lib/forms/fields";
import { fromStart, type QueueFilters, queueAddress, readQueueFilters } from "@/lib/queue/schema";

export const viewNameLength = 20;
/** More would be another list to search in. */
export const mostViews = 8;

const name = text({ required: "viewName.required", max: viewNameLength, tooLong: "viewName.tooLong" });

/** What the address of the queue says, without the page: whatever else was sent is not kept. */
const address = z
  .string("page.outdated")
  .max(1_000, "page.outdated")
  .transform((sent) => viewAddress(readQueueFilters(new URLSearchParams(sent))));

/** The part of an address that makes a view: tab, filters, sorting and size. */
export const viewAddress = (filters: QueueFilters) => queueAddress(fromStart(filters));

export const KeepViewSchema = z.object({ name, address });
export type KeptView = z.output<typeof KeepViewSchema>;

export const RenameViewSchema = z.object({ id: uuid(), name });
export type RenamedView = z.output<typeof RenameViewSchema>;

export const ViewSchema = z.object({ id: uuid() });
