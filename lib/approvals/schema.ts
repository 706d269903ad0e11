import { z } from "zod";
import { lines, uuid } from "@/lib/forms/fields";

/** Why something is to be done that touches somebody else; long enough to say something. */
export const reasonField = () =>
  lines({ required: "grounds.required", min: 5, tooShort: "grounds.tooShort", max: 500, tooLong: "grounds.tooLong" });

/** Approves the content with this fingerprint: the one the page showed. */
export const ApprovalSchema = z.object({
  proposalId: uuid(),
  fingerprint: z.string("page.outdated").regex(/^[0-9a-f]{64}$/, "page.outdated"),
});
export type Approval = z.output<typeof ApprovalSchema>;

export const DecliningSchema = z.object({ proposalId: uuid(), reason: reasonField() });
export type Declining = z.output<typeof DecliningSchema>;

export const WithdrawalSchema = z.object({ proposalId: uuid() });
export type Withdrawal = z.output<typeof WithdrawalSchema>;

const views = ["waiting", "own", "past"] as const;
export type ProposalView = (typeof views)[number];

/** Which list of proposals; what is not understood is the first one. */
export const ProposalFiltersSchema = z.object({
  view: z.enum(views).catch("waiting"),
  after: z.uuid().optional().catch(undefined),
});
export type ProposalFilters = z.output<typeof ProposalFiltersSchema>;
