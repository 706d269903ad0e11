import { ProposalList } from "@/app/_ui/proposal-list";
import { requireRole } from "@/lib/auth/require-role";

export default async function ApprovalsPage({ searchParams }: PageProps<"/admin/approvals">) {
  const admin = await requireRole("ADMIN");
  return <ProposalList staff={admin} place="/admin/approvals" query={await searchParams} />;
}
