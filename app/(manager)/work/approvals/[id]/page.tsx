import { notFound } from "next/navigation";
import { ProposalPage } from "@/app/_ui/proposal-page";
import * as deeds from "@/app/(manager)/work/approvals/[id]/actions";
import { findProposal } from "@/lib/approvals/queries";
import { requireRole } from "@/lib/auth/require-role";

export default async function ApprovalPage({ params }: PageProps<"/work/approvals/[id]">) {
  const manager = await requireRole("MANAGER", "models.publish");
  const proposal = await findProposal(manager, (await params).id);
  if (!proposal) notFound();
  return <ProposalPage staff={manager} place="/work/approvals" proposal={proposal} deeds={deeds} />;
}
