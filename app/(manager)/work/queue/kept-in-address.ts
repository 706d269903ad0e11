import { type QueueFilters, queueAddress } from "@/lib/queue/schema";

/** What the address says of the queue, name by name, for a form to take along. */
export const keptInAddress = (filters: Partial<QueueFilters>): [name: string, value: string][] => [
  ...new URLSearchParams(queueAddress(filters)),
];
