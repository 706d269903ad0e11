import { z } from "zod";
import { reasonField } from "@/lib/approvals/schema";
import { type Right, rights, type Template, templates } from "@/lib/auth/rights";
import { isUuid } from "@/lib/forms/address";
import { choice, email, fault, optional, personName, text, uuid, version, yuan } from "@/lib/forms/fields";

const branch = () => text({ required: "branch.required", max: 40, tooLong: "branch.tooLong" });
const authority = yuan({ required: "limitAuthority.required", max: 100_000_000n, tooHigh: "limitAuthority.tooHigh" });
const optionalAuthority = () => optional(authority).transform((cents) => cents ?? 0n);

/** What an administrator says of a new colleague. A manager's authority is the highest limit, in cents, granted alone. */
export const InvitationSchema = z
  .object({
    role: choice(["MANAGER", "ADMIN"], "role.required"),
    name: personName(),
    email: email(),
    branch: branch(),
    limitAuthority: optionalAuthority(),
    /** Only asked for where a second administrator has to agree. */
    reason: optional(reasonField()).transform((said) => said ?? ""),
  })
  .refine(
    ({ role, limitAuthority }) => role === "ADMIN" || limitAuthority > 0n,
    fault("limitAuthority", "limitAuthority.required", "role"),
  )
  .refine(({ role, reason }) => role === "MANAGER" || reason !== "", fault("reason", "grounds.required", "role"));
export type Invitation = z.output<typeof InvitationSchema>;

export const StaffEditSchema = z.object({
  staffId: uuid(),
  version: version(),
  name: personName(),
  branch: branch(),
  limitAuthority: optionalAuthority(),
});
export type StaffEdit = z.output<typeof StaffEditSchema>;

const someRights = z.array(z.enum(rights as [Right, ...Right[]], "page.outdated"));

export const RightsChangeSchema = z.object({
  staffId: uuid(),
  version: version(),
  template: choice(Object.keys(templates) as [Template, ...Template[]], "template.required"),
  added: someRights,
  withdrawn: someRights,
  reason: reasonField(),
});
export type RightsChange = z.output<typeof RightsChangeSchema>;

export const RoleChangeSchema = z.object({
  staffId: uuid(),
  version: version(),
  limitAuthority: optionalAuthority(),
  reason: reasonField(),
});
export type RoleChange = z.output<typeof RoleChangeSchema>;

/** One select of the page for each case: `<application>:<colleague>`. */
const placement = z
  .string()
  .regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/, "placement.required")
  .transform((sent) => {
    const [applicationId = "", toId = ""] = sent.split(":");
    return { applicationId, toId };
  })
  .refine(({ applicationId, toId }) => isUuid(applicationId) && isUuid(toId), "placement.required");
export type Placement = z.output<typeof placement>;

export const LeavingSchema = z.object({
  staffId: uuid(),
  version: version(),
  outcome: choice(["DISABLED", "REMOVED", "STAY"], "page.outdated"),
  placements: z.array(placement).max(2_000, "page.outdated"),
  reason: reasonField(),
});
export type Leaving = z.output<typeof LeavingSchema>;

/** How the wizard begins: what is to happen, who gets the cases, and what was chosen by hand so far. */
export function readLeavingQuery(query: Record<string, string | string[] | undefined>) {
  const { placements: sent, ...rest } = query;
  const chosen = [sent ?? []].flat().map((one) => placement.safeParse(one));
  return {
    ...LeavingQuerySchema.parse(rest),
    placements: chosen.flatMap(({ success, data }) => (success ? [data] : [])),
  };
}
const LeavingQuerySchema = z.object({
  outcome: z.enum(["DISABLED", "REMOVED", "STAY"]).catch("DISABLED"),
  by: z.enum(["load", "branch", "hand"]).catch("load"),
});

export const StaffDeedSchema = z.object({ staffId: uuid(), version: version(), reason: reasonField() });
export type StaffDeed = z.output<typeof StaffDeedSchema>;

export const InvitationDeedSchema = z.object({ staffId: uuid() });
/** To anybody's account, a customer's or a colleague's. */
export const PersonDeedSchema = z.object({ personId: uuid(), reason: reasonField() });

export const StaffFiltersSchema = z.object({
  q: z.string().trim().max(50).optional().catch(undefined),
  role: z.enum(["MANAGER", "ADMIN"]).optional().catch(undefined),
  status: z.enum(["PENDING", "AWAITS_APPROVAL", "ACTIVE", "DISABLED", "REMOVED"]).optional().catch(undefined),
});
export type StaffFilters = z.output<typeof StaffFiltersSchema>;

export const MatrixFiltersSchema = z.object({
  person: z.string().trim().max(50).optional().catch(undefined),
  right: z
    .enum(rights as [Right, ...Right[]])
    .optional()
    .catch(undefined),
});
export type MatrixFilters = z.output<typeof MatrixFiltersSchema>;
