import { notFound } from "next/navigation";
import { customersToExport } from "@/app/_ui/customers-to-export";
import { ExportPage } from "@/app/_ui/export-page";
import { ViewWords } from "@/app/(manager)/work/queue/filter-words";
import { requireRole } from "@/lib/auth/require-role";
import { fromStart, queueAddress, readQueueFilters } from "@/lib/queue/schema";
import { listNamed } from "@/lib/staff/colleagues";

export default async function StaffExportPage({ searchParams }: PageProps<"/work/export">) {
  const manager = await requireRole("MANAGER");
  const sent = await searchParams;
  if (sent.list === "customers" && manager.rights.has("customers.read"))
    return <ExportPage {...(await customersToExport("/work/customers", sent))} fault={sent.fault} />;
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
