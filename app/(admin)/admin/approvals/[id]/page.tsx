import { notFound } from "next/navigation";
import { ProposalPage } from "@/app/_ui/proposal-page";
import * as deeds from "@/app/(admin)/admin/approvals/[id]/actions";
import { findProposal } from "@/lib/approvals/queries";
import { requireRole } from "@/lib/auth/require-role";

export default async function ApprovalPage({ params }: PageProps<"/admin/approvals/[id]">) {
  const admin = await requireRole("ADMIN");
  const proposal = await findProposal(admin, (await params).id);
  if (!proposal) notFound();
  return <ProposalPage staff={admin} place="/admin/approvals" proposal={proposal} deeds={deeds} />;
}
