import { z } from "zod";
import { choice, email, fault, optional, personName, text, yuan } from "@/lib/forms/fields";

const authority = yuan({ required: "limitAuthority.required", max: 100_000_000n, tooHigh: "limitAuthority.tooHigh" });

/** What an administrator says of a new colleague. A manager's authority is the highest limit, in cents, granted alone. */
export const InvitationSchema = z
  .object({
    role: choice(["MANAGER", "ADMIN"], "role.required"),
    name: personName(),
    email: email(),
    branch: text({ required: "branch.required", max: 40, tooLong: "branch.tooLong" }),
    limitAuthority: optional(authority).transform((cents) => cents ?? 0n),
  })
  .refine(
    ({ role, limitAuthority }) => role === "ADMIN" || limitAuthority > 0n,
    fault("limitAuthority", "limitAuthority.required", "role"),
  );
export type Invitation = z.output<typeof InvitationSchema>;
