import { ProposalList } from "@/app/_ui/proposal-list";
import { requireRole } from "@/lib/auth/require-role";

export default async function ApprovalsPage({ searchParams }: PageProps<"/work/approvals">) {
  const manager = await requireRole("MANAGER", "models.publish");
  return <ProposalList staff={manager} place="/work/approvals" query={await searchParams} />;
}
