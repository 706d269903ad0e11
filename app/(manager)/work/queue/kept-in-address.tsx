import { Hidden } from "@/app/_ui/form";
import { type QueueFilters, queueAddress } from "@/lib/queue/schema";

/** What the address says of the queue, for a form to take along. */
export function KeptInAddress({ filters }: { filters: Partial<QueueFilters> }) {
  return [...new URLSearchParams(queueAddress(filters))].map(([name, value]) => (
    <Hidden key={name} name={name} value={value} />
  ));
}
