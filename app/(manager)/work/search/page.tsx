import { SearchPage } from "@/app/_ui/search-page";
import { search } from "@/app/(manager)/work/search/actions";
import { requireRole } from "@/lib/auth/require-role";
import { listFound } from "@/lib/directory/queries";
import { readSearch } from "@/lib/search/schema";

const place = "/work/search";

export default async function FoundPage({ searchParams }: PageProps<"/work/search">) {
  const manager = await requireRole("MANAGER", "customers.read");
  const asked = await readSearch(await searchParams);
  const found = await listFound(manager, asked);
  return <SearchPage action={search} place={place} asked={asked} found={found} opens="/work/customers" />;
}
