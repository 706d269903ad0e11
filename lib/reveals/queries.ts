import "server-only";
import type { Customer } from "@/lib/auth/actor";
import { ownRows } from "@/lib/db";
import { type RevealedField, type RevealReason, revealedFields, revealReasons } from "@/lib/reveals/rules";

const looks = ["customer.revealed", "document.viewed"];
const most = 200;

/** Who looked at what identifies this customer, newest first: who it was, why, and at what. */
export async function listViewers(customer: Customer) {
  const mine = ownRows(customer);
  const entries = await mine.operationLogEntry.findMany({
    where: { subjectId: customer.id, action: { in: looks }, NOT: { actorId: customer.id } },
    orderBy: [{ at: "desc" }, { seq: "desc" }],
    take: most,
    select: { id: true, at: true, action: true, actorId: true, actorRole: true, detail: true },
  });
  const people = await mine.user.findMany({
    where: { id: { in: entries.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, staffName: true, staffNumber: true },
  });
  return entries.map(({ id, at, action, actorId, actorRole, detail }) => {
    const person = people.find((one) => one.id === actorId);
    const { why, fields, kind } = detail as { why?: string; fields?: string[]; kind?: string };
    return {
      id,
      at,
      role: actorRole,
      name: person?.staffName ?? null,
      number: person?.staffNumber ?? null,
      /** Null where a document was opened in the course of a review. */
      why:
        action === looks[0] ? (revealReasons.find((reason): reason is RevealReason => reason === why) ?? null) : null,
      fields: revealedFields.filter((field): field is RevealedField => fields?.includes(field) ?? false),
      document: kind ?? null,
    };
  });
}

export type Viewer = Awaited<ReturnType<typeof listViewers>>[number];
