import { SearchPage } from "@/app/_ui/search-page";
import { search } from "@/app/(admin)/admin/search/actions";
import { requireRole } from "@/lib/auth/require-role";
import { listFound } from "@/lib/directory/queries";
import { readSearch, searchAddress } from "@/lib/search/schema";

export default async function FoundPage({ searchParams }: PageProps<"/admin/search">) {
  const admin = await requireRole("ADMIN", "signIns.read");
  const asked = readSearch(await searchParams);
  const { rows, next } = await listFound(admin, asked);
  const address = (after: string | null) => searchAddress("/admin/search", { ...asked, after });
  return (
    <SearchPage
      action={search}
      by={asked.by}
      opens="/admin/customers"
      rows={rows}
      first={asked.after ? address(null) : undefined}
      next={next ? address(next) : undefined}
    />
  );
}
