import { expect, test } from "vitest";
import { mayMove } from "@/lib/applications/rules";
import { db } from "@/lib/db";
import { ApplicationStatus } from "@/lib/generated/prisma/enums";
import { aCustomer, aDraft, aManager, anApplication } from "@/tests/support/make";

const all = Object.values(ApplicationStatus);

test.each(all)(
  "[CC-04] the database lets an application go from %s where the rules let it, and nowhere else",
  async (from) => {
    const manager = await aManager();
    const allowed: string[] = [];
    for (const to of all) {
      const customer = await aCustomer();
      const { id } =
        from === "DRAFT" ? await aDraft(customer) : await anApplication({ customer, manager, status: from });
      const moved = await move(id, to, manager.id).then(
        () => true,
        () => false,
      );
      if (moved) allowed.push(to);
    }
    const closed = from === "APPROVED" || from === "REJECTED" || from === "WITHDRAWN";
    expect(allowed).toEqual(all.filter((to) => mayMove(from, to) || (to === from && !closed)));
  },
);

/** With everything that the new state demands, so that only the move itself can be refused. */
function move(id: string, to: ApplicationStatus, managerId: string) {
  return db.$executeRaw`
    UPDATE "Application" SET status = ${to}::"ApplicationStatus", "managerId" = ${managerId}::uuid,
      number = coalesce(number, ${id}), round = greatest(round, 1),
      "submittedAt" = now(), "dueAt" = now(), "grantedLimit" = 100,
      "secondLookAt" = CASE WHEN status = 'REJECTED' AND ${to} = 'SUBMITTED' THEN now() END,
      "decidedAt" = CASE WHEN ${to} IN ('APPROVED', 'REJECTED') THEN now() END
    WHERE id = ${id}::uuid`;
}

test("[CC-04] a customer has one draft, and one open application for each card", async () => {
  const customer = await aCustomer();
  await aDraft(customer);
  await expect(aDraft(customer)).rejects.toMatchObject({ code: "P2002" });
  await anApplication({ customer, status: "RETURNED" });
  await expect(anApplication({ customer })).rejects.toMatchObject({ code: "P2002" });
  await anApplication({ customer, productCode: "GOLD" });
  await anApplication({ customer, status: "REJECTED" });
});
