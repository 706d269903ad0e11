import { customerChips } from "@/app/_ui/customer-chips";
import { customerAddress, readCustomerFilters } from "@/lib/directory/schema";
import { atStart } from "@/lib/forms/places";

type Sent = Record<string, string | string[] | undefined>;

/** What `ExportPage` says of the list of customers at that place, under the filters that its address says. */
export async function customersToExport(place: string, sent: Sent) {
  const filters = { ...readCustomerFilters(sent), ...atStart };
  const chips = await customerChips(place, filters);
  return {
    list: "customers" as const,
    back: customerAddress(place, filters),
    action: `${place}/export`,
    filters: customerAddress(filters),
    shows: chips.map(({ label }) => label).join(" · "),
  };
}
