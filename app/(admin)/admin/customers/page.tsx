import { getTranslations } from "next-intl/server";
import { CustomerList } from "@/app/_ui/customer-list";
import { requireRole } from "@/lib/auth/require-role";
import { countCustomers, listCustomers } from "@/lib/directory/queries";
import { readCustomerFilters } from "@/lib/directory/schema";

/** When each customer registered and last signed in; an administrator does not open their files. */
export default async function CustomersPage({ searchParams }: PageProps<"/admin/customers">) {
  const admin = await requireRole("ADMIN", "signIns.read");
  const filters = readCustomerFilters(await searchParams);
  const [page, total] = await Promise.all([listCustomers(admin, filters), countCustomers(admin, filters)]);
  const t = await getTranslations("admin.customers");
  return (
    <CustomerList
      place="/admin/customers"
      opens="/admin/customers"
      title={t("title")}
      filters={filters}
      page={page}
      total={total}
    />
  );
}
