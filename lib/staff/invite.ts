import "server-only";
import { randomUUIDv7 } from "node:crypto";
import { propose } from "@/lib/approvals/propose";
import { record } from "@/lib/audit/record";
import type { Admin } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { type Tx, transaction, violatedUnique } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import type { Invitation } from "@/lib/staff/schema";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { newPersonKey } from "@/lib/vault/person";
import { seal } from "@/lib/vault/seal";

/**
 * Invites a colleague: the activation link goes to the person's own address, and the person sets the password. For an
 * administrator a second one has to approve first.
 */
export async function inviteStaff(
  admin: Admin,
  invitation: Invitation,
): Promise<{ id: string; proposed: Proposed | null }> {
  try {
    return await transaction(async (tx) => {
      await holdRight(tx, admin, "staff.manage");
      const id = await addInvited(tx, invitation);
      if (invitation.role === "ADMIN") return { id, proposed: await proposeAdministrator(tx, admin, id, invitation) };
      await record(tx, admin, "staff.invited", { subjectId: id, objectId: id, detail: { role: invitation.role } });
      await enqueueMail(tx, id, "ACTIVATE_STAFF");
      return { id, proposed: null };
    });
  } catch (error) {
    if (violatedUnique(error)) throw new Refusal("staff.emailTaken", { field: "email" });
    throw error;
  }
}

type Proposed = { alone: boolean };

/** The account of a future administrator gets its link when a second one has approved, and not before. */
async function proposeAdministrator(tx: Tx, admin: Admin, staffId: string, { name, reason }: Invitation) {
  await tx.user.update({ where: { id: staffId }, data: { status: "AWAITS_APPROVAL" }, select: { id: true } });
  const content = { how: "invite" as const, staffId, name };
  return propose(tx, admin, { kind: "staff.grantAdmin", content, reason });
}

/** The account itself, without a password; also made by the command that invites the first administrator. */
export async function addInvited(tx: Tx, invitation: Omit<Invitation, "reason">): Promise<string> {
  const id = randomUUIDv7();
  const { key, wrapped } = newPersonKey(id);
  const [numbered] = await tx.$queryRaw<{ number: string }[]>`SELECT nextval('staff_number')::text AS number`;
  await tx.user.create({
    data: {
      id,
      role: invitation.role,
      emailSealed: seal(key, { table: "User", column: "emailSealed", row: id }, invitation.email),
      emailIndex: keyedIndex("email", invitation.email),
      staffNumber: numbered?.number ?? null,
      staffName: invitation.name,
      branch: invitation.branch,
      limitAuthority: invitation.role === "MANAGER" ? invitation.limitAuthority : 0n,
    },
    select: { id: true },
  });
  await tx.dataKey.create({ data: { userId: id, wrapped }, select: { userId: true } });
  return id;
}
