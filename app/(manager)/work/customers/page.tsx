import { CustomerList } from "@/app/_ui/customer-list";
import { requireRole } from "@/lib/auth/require-role";
import { countCustomers, listCustomers } from "@/lib/directory/queries";
import { readCustomerFilters } from "@/lib/directory/schema";

export default async function CustomersPage({ searchParams }: PageProps<"/work/customers">) {
  const manager = await requireRole("MANAGER", "customers.read");
  const filters = readCustomerFilters(await searchParams);
  const [page, total] = await Promise.all([listCustomers(manager, filters), countCustomers(manager, filters)]);
  return <CustomerList place="/work/customers" filters={filters} page={page} total={total} opens="/work/customers" />;
}
