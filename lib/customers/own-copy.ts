import "server-only";
import { record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import type { Profile } from "@/lib/customers/profile";
import { readProfile } from "@/lib/customers/read-profile";
import { ownRows, transaction } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { listViewers } from "@/lib/reveals/queries";
import { listOwnSignIns } from "@/lib/sign-ins/queries";

export type OwnCopy = Awaited<ReturnType<typeof copyOwnData>>;

/**
 * Everything the bank keeps of what a customer told it, in full and for the customer alone: who asks must have shown
 * a factor just before, and finds the copy in the own log.
 */
export async function copyOwnData(customer: Customer) {
  if (!customer.fresh) throw new Refusal("factor.stale");
  await transaction(customer, (tx) => record(tx, customer, "profile.copied", { subjectId: customer.id, detail: {} }));
  const mine = ownRows(customer);
  const { profile, email, number, updatedAt, verifiedAt } = await readProfile(mine, customer.id);
  return {
    account: { email, number, registeredAt: customer.registeredAt, verifiedAt, updatedAt },
    consents: await mine.consent.findMany({
      where: { userId: customer.id },
      orderBy: [{ givenAt: "asc" }, { document: "asc" }],
      select: { document: true, version: true, givenAt: true },
    }),
    profile: profile satisfies Profile,
    applications: await applicationsOf(customer),
    signIns: await signInsOf(customer),
    viewers: await listViewers(customer),
  };
}

/** As the customer may see them: no opinion of staff, no score. */
function applicationsOf(customer: Customer) {
  return ownRows(customer).application.findMany({
    where: { customerId: customer.id },
    orderBy: { id: "asc" },
    select: {
      number: true,
      productCode: true,
      status: true,
      requestedLimit: true,
      submittedAt: true,
      decidedAt: true,
      decisions: { where: { outcome: "REJECT" }, orderBy: { at: "desc" }, take: 1, select: { reasons: true } },
      documents: {
        where: { removedAt: null },
        orderBy: { uploadedAt: "asc" },
        select: { kind: true, mime: true, bytes: true, uploadedAt: true },
      },
    },
  });
}

async function signInsOf(customer: Customer) {
  const all = [];
  let after: string | undefined;
  do {
    const page = await listOwnSignIns(customer, after, 500);
    all.push(...page.signIns);
    after = page.after ?? undefined;
  } while (after);
  return all;
}
