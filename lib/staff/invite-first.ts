import "server-only";
import { record } from "@/lib/audit/record";
import { mintLink } from "@/lib/auth/links";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { email as emailField } from "@/lib/forms/fields";
import { addInvited } from "@/lib/staff/invite";
import { indexForms } from "@/lib/vault/keyed-index";

/**
 * Makes the first administrator from the server's own shell and gives the activation link.
 * Null when an active administrator exists or the address does not fit. Asked again before the
 * activation, it gives a new link and voids the old one.
 */
export function inviteFirstAdministrator(address: string): Promise<string | null> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first administrator'))`;
    const active = await tx.user.count({ where: { role: "ADMIN", status: "ACTIVE" } });
    const parsed = emailField().safeParse(address);
    if (active > 0 || !parsed.success) return null;
    const known = await tx.user.findFirst({
      where: { emailIndex: { in: indexForms("email", parsed.data) } },
      select: { id: true, role: true, status: true },
    });
    if (known && (known.role !== "ADMIN" || known.status !== "PENDING")) return null;
    const id =
      known?.id ??
      (await addInvited(tx, {
        email: parsed.data,
        role: "ADMIN",
        name: parsed.data.split("@")[0] ?? "",
        branch: "",
        limitAuthority: 0n,
      }));
    await record(tx, { id, role: "ADMIN" }, "staff.invited", { objectId: id, detail: { role: "ADMIN" } });
    return `${env.APP_URL}/activate/${await mintLink(tx, id, "ACTIVATE")}`;
  });
}
