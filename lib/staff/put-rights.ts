import "server-only";
import type { Person } from "@/lib/approvals/kinds";
import { type Changes, record } from "@/lib/audit/record";
import { type Right, type RightsHolder, rightsOf, type Template, templateOf, templates } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";
import type { HeldStaff } from "@/lib/staff/hold-staff";
import { sealReason } from "@/lib/staff/reason";

export type RightsAsked = { template: Template; added: Right[]; withdrawn: Right[] };

/** Writes template, additions and withdrawals, each exception with the time it came about, and the log entry. */
export async function putRights(tx: Tx, doer: Person, held: HeldStaff, asked: RightsAsked, reason: string) {
  const { template, added, withdrawn } = asked;
  const wanted = exceptionsOf(asked);
  const kept = held.exceptions.filter((one) => wanted.get(one.right) === one.granted).map((one) => one.right);
  await tx.rightException.deleteMany({ where: { userId: held.id, right: { notIn: kept } } });
  for (const [right, granted] of wanted)
    if (!kept.includes(right))
      await tx.rightException.create({ data: { userId: held.id, right, granted, reason }, select: { right: true } });

  const moved = templateOf(held) !== template;
  await tx.$executeRaw`
    UPDATE "User" SET "rightsTemplate" = ${template}, version = version + 1,
      "roleSince" = CASE WHEN ${moved} THEN now() ELSE "roleSince" END
    WHERE id = ${held.id}::uuid`;
  const detail = {
    template,
    added: [...added].toSorted(),
    withdrawn: [...withdrawn].toSorted(),
    reasonSealed: await sealReason(tx, held.id, reason),
  };
  const exceptions = [...wanted].map(([right, granted]) => ({ right, granted }));
  const changes: Changes = {
    template: [templateOf(held), template],
    rights: [listed(held), listed({ role: held.role, rightsTemplate: template, exceptions })],
  };
  await record(tx, doer, "staff.rightsChanged", { subjectId: held.id, objectId: held.id, detail, changes });
}

const listed = (holder: RightsHolder) => [...rightsOf(holder)].toSorted().join(", ");

/** The rights that somebody would hold and holds not yet. */
export function gained(held: HeldStaff, asked: RightsAsked): Right[] {
  const before = rightsOf(held);
  const exceptions = [...exceptionsOf(asked)].map(([right, granted]) => ({ right, granted }));
  return [...rightsOf({ role: held.role, rightsTemplate: asked.template, exceptions })].filter(
    (one) => !before.has(one),
  );
}

/** What the template gives already is no addition, and what it does not give no withdrawal. */
function exceptionsOf({ template, added, withdrawn }: RightsAsked) {
  const given: readonly string[] = templates[template].rights;
  return new Map<string, boolean>([
    ...added.filter((right) => !given.includes(right)).map((right) => [right, true] as const),
    ...withdrawn.filter((right) => given.includes(right)).map((right) => [right, false] as const),
  ]);
}
