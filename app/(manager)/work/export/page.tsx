import { notFound } from "next/navigation";
import { customerChips } from "@/app/_ui/customer-chips";
import { ExportPage } from "@/app/_ui/export-page";
import { ViewWords } from "@/app/(manager)/work/queue/filter-words";
import { requireRole } from "@/lib/auth/require-role";
import { customerAddress, readCustomerFilters } from "@/lib/directory/schema";
import { atStart } from "@/lib/forms/places";
import { fromStart, queueAddress, readQueueFilters } from "@/lib/queue/schema";
import { listNamed } from "@/lib/staff/colleagues";

export default async function StaffExportPage({ searchParams }: PageProps<"/work/export">) {
  const manager = await requireRole("MANAGER");
  const sent = await searchParams;
  if (sent.list === "customers" && manager.rights.has("customers.read")) {
    const filters = { ...readCustomerFilters(sent), ...atStart };
    const chips = await customerChips("/work/customers", filters);
    return (
      <ExportPage
        list="customers"
        back={customerAddress("/work/customers", filters)}
        action="/work/customers/export"
        filters={customerAddress(filters)}
        shows={chips.map(({ label }) => label).join(" · ")}
        fault={sent.fault}
      />
    );
  }
  if (sent.list === "customers" || !manager.rights.has("applications.review")) notFound();
  const filters = fromStart(readQueueFilters(sent));
  return (
    <ExportPage
      list="queue"
      back={queueAddress("/work/queue", filters)}
      action="/work/queue/export"
      filters={queueAddress(filters)}
      shows={<ViewWords managers={await listNamed(manager)} filters={filters} />}
      fault={sent.fault}
    />
  );
}
