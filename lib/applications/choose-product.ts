import "server-only";
import { once, resumeOrStart } from "@/lib/applications/draft";
import type { ProductChoice } from "@/lib/applications/schema";
import { requireWelcome, requireWithinBounds } from "@/lib/applications/welcome";
import { type Changes, record } from "@/lib/audit/record";
import type { Customer } from "@/lib/auth/actor";
import type { Tx } from "@/lib/db";
import { carryOverLatest } from "@/lib/documents/carry-over";
import { Refusal } from "@/lib/refusal";

/**
 * Puts card and wished-for limit into the customer's draft, and starts the draft where there is none. `version` is the
 * draft's as the page showed it, 1 where nothing was chosen yet. A new draft begins with what was sent for another card.
 */
export async function chooseProduct(customer: Customer, choice: ProductChoice) {
  const begun = await once(customer, async (tx) => {
    await requireWithinBounds(tx, customer, choice);
    await requireWelcome(tx, customer, choice.productCode);
    const draft = choice.version === 1 ? await resumeOrStart(tx, customer, null) : null;
    await save(tx, customer, choice);
    return draft;
  });
  if (begun) await carryOverLatest(customer, begun.id);
}

async function save(tx: Tx, customer: Customer, { productCode, requestedLimit, version }: ProductChoice) {
  // The same choice sent twice at once is read one after the other: the second one finds it made.
  await tx.$executeRaw`
    SELECT 1 FROM "Application" WHERE "customerId" = ${customer.id}::uuid AND status = 'DRAFT' FOR UPDATE`;
  const draft = await tx.application.findFirst({
    where: { customerId: customer.id, status: "DRAFT" },
    select: { id: true, productCode: true, requestedLimit: true },
  });
  if (!draft) throw new Refusal("application.changedElsewhere");
  if (draft.productCode === productCode && draft.requestedLimit === requestedLimit) return;
  // The version in `where` is the lock: a page that was overtaken by another tab changes nothing.
  const { count } = await tx.application.updateMany({
    where: { id: draft.id, status: "DRAFT", version },
    data: { productCode, requestedLimit, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("application.changedElsewhere");
  const changes: Changes = {
    productCode: [draft.productCode, productCode],
    requestedLimit: [draft.requestedLimit?.toString() ?? null, String(requestedLimit)],
  };
  await record(tx, customer, "application.cardChosen", { objectId: draft.id, detail: { productCode }, changes });
}
