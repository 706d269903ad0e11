import "server-only";
import { z } from "zod";
import type { Kind, Person, Told } from "@/lib/approvals/kinds";
import { type Changes, record } from "@/lib/audit/record";
import { type Right, rights, templateOf, templates } from "@/lib/auth/rights";
import type { Tx } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { Refusal } from "@/lib/refusal";
import { holdStaff } from "@/lib/staff/hold-staff";
import { putRights } from "@/lib/staff/put-rights";
import { sealReason } from "@/lib/staff/reason";

const right = z.enum(rights as [Right, ...Right[]]);

/** Invites an administrator, makes one of a manager, or gives an administrator rights that he or she had not. */
const content = z.discriminatedUnion("how", [
  z.object({ how: z.literal("invite"), staffId: z.uuid(), name: z.string() }),
  z.object({ how: z.literal("promote"), staffId: z.uuid() }),
  z.object({
    how: z.literal("rights"),
    staffId: z.uuid(),
    template: z.enum(Object.keys(templates) as [keyof typeof templates]),
    added: z.array(right),
    withdrawn: z.array(right),
  }),
]);
type Content = z.output<typeof content>;

export const grantAdmin: Kind<Content> = {
  right: "staff.manage",
  content,
  excludes: (_tx, { staffId }) => [staffId],
  tell,
  apply: (tx, { proposer, reason }, asked) => deeds[asked.how](tx, proposer, asked as never, reason),
};

function tell(asked: Content): Told[] {
  const head: Told[] = [
    { label: "deed", word: `grant.${asked.how}` },
    asked.how === "invite" ? { label: "whom", text: asked.name } : { label: "whom", person: asked.staffId },
  ];
  if (asked.how !== "rights") return [...head, { label: "template", template: "administrator" }];
  return [
    ...head,
    { label: "template", template: asked.template },
    ...asked.added.map((name): Told => ({ label: "added", right: name })),
    ...asked.withdrawn.map((name): Told => ({ label: "withdrawn", right: name })),
  ];
}

const deeds = {
  async invite(tx: Tx, proposer: Person, { staffId }: Content) {
    const { count } = await tx.user.updateMany({
      where: { id: staffId, role: "ADMIN", status: "AWAITS_APPROVAL" },
      data: { status: "PENDING", version: { increment: 1 } },
    });
    if (count === 0) throw new Refusal("staff.changed");
    await enqueueMail(tx, staffId, "ACTIVATE_STAFF");
    const about = { subjectId: staffId, objectId: staffId, detail: { role: "ADMIN" } };
    await record(tx, proposer, "staff.invited", about);
  },

  async promote(tx: Tx, proposer: Person, { staffId }: Content, reason: string) {
    const held = await holdStaff(tx, staffId);
    if (held.role !== "MANAGER" || held.status !== "ACTIVE") throw new Refusal("staff.changed");
    if (held.openCases > 0) throw new Refusal("staff.hasCases", { values: { count: held.openCases } });
    await tx.rightException.deleteMany({ where: { userId: staffId } });
    await tx.$executeRaw`
      UPDATE "User" SET role = 'ADMIN', "rightsTemplate" = NULL, "limitAuthority" = 0, "roleSince" = now(),
        "securityEpoch" = "securityEpoch" + 1, version = version + 1
      WHERE id = ${staffId}::uuid`;
    const detail = { from: "MANAGER", to: "ADMIN", reasonSealed: await sealReason(tx, staffId, reason) };
    const changes: Changes = {
      role: ["MANAGER", "ADMIN"],
      template: [templateOf(held), "administrator"],
      limitAuthority: [String(held.limitAuthority), "0"],
    };
    await record(tx, proposer, "staff.roleChanged", { subjectId: staffId, objectId: staffId, detail, changes });
  },

  async rights(tx: Tx, proposer: Person, asked: Extract<Content, { how: "rights" }>, reason: string) {
    const held = await holdStaff(tx, asked.staffId);
    if (held.role !== "ADMIN" || held.status !== "ACTIVE") throw new Refusal("staff.changed");
    await putRights(tx, proposer, held, asked, reason);
  },
};
