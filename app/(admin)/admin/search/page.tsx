import { SearchPage } from "@/app/_ui/search-page";
import { search } from "@/app/(admin)/admin/search/actions";
import { requireRole } from "@/lib/auth/require-role";
import { listFound } from "@/lib/directory/queries";
import { readSearch } from "@/lib/search/schema";

const place = "/admin/search";

export default async function FoundPage({ searchParams }: PageProps<"/admin/search">) {
  const admin = await requireRole("ADMIN", "signIns.read");
  const asked = await readSearch(await searchParams);
  const found = await listFound(admin, asked);
  return <SearchPage action={search} place={place} asked={asked} found={found} opens="/admin/customers" />;
}
