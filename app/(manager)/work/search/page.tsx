import { SearchPage } from "@/app/_ui/search-page";
import { search } from "@/app/(manager)/work/search/actions";
import { requireRole } from "@/lib/auth/require-role";
import { listFound } from "@/lib/directory/queries";
import { readSearch, searchAddress } from "@/lib/search/schema";

export default async function FoundPage({ searchParams }: PageProps<"/work/search">) {
  const manager = await requireRole("MANAGER", "customers.read");
  const asked = readSearch(await searchParams);
  const { rows, next } = await listFound(manager, asked);
  const address = (after: string | null) => searchAddress("/work/search", { ...asked, after });
  return (
    <SearchPage
      action={search}
      by={asked.by}
      rows={rows}
      first={asked.after ? address(null) : undefined}
      next={next ? address(next) : undefined}
      opens="/work/customers"
    />
  );
}
