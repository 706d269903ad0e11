import { expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import { settleProposals } from "@/lib/approvals/settle";
import { findEntry } from "@/lib/audit/log-queries";
import { record } from "@/lib/audit/record";
import { restoreBackup } from "@/lib/backups/restore";
import { db, transaction } from "@/lib/db";
import { findAccount } from "@/lib/directory/find-account";
import { findCustomer } from "@/lib/directory/find-customer";
import { fetchBytes, storeBytes } from "@/lib/documents/store";
import { proposeErasure } from "@/lib/erasure/propose";
import { sweepErased } from "@/lib/erasure/sweep";
import { findForReview } from "@/lib/reviews/queries";
import { indexForms, keyedIndex } from "@/lib/vault/keyed-index";
import { personKey } from "@/lib/vault/person";
import { aBackupPlace, ownerUrl } from "@/tests/support/backups";
import { dump } from "@/tests/support/dump";
import { asSuperuser, verdictOf } from "@/tests/support/log";
import { aCustomer, aDocument, anAdmin, anApplication } from "@/tests/support/make";
import { theProposal } from "@/tests/support/old-log";
import { asOwner } from "@/tests/support/owner";

const reason = "本人到网点书面要求删除";
const email = "to.be.forgotten@demo.test";

/** A case that was closed so many years ago. */
async function aCase(status: "APPROVED" | "REJECTED", years: number) {
  const made = await anApplication({ status, customer: await aCustomer({ email }) });
  await asSuperuser((client) =>
    client.query(`UPDATE "Application" SET "decidedAt" = now() - $1 * interval '1 year' WHERE id = $2`, [
      years,
      made.id,
    ]),
  );
  return made;
}

async function erased(customerId: string) {
  const [asker, approver] = [await anAdmin(), await anAdmin()];
  await proposeErasure(asker, { customerId, reason });
  await approve(approver, await theProposal());
  return { asker, approver };
}

test("[DP-08][BK-07] after an erasure neither the database, nor the log, nor a restored older backup shows the person", async () => {
  const { id, customer, manager } = await aCase("REJECTED", 4);
  const { storageKey } = await aDocument(customer, id);
  await storeBytes(storageKey, Buffer.from("sealed"));
  const changes = { monthlyIncome: ["1", "2"] as [string, string] };
  const detail = { section: "income", fields: ["monthlyIncome"], version: 2 };
  await transaction((tx) => record(tx, customer, "profile.saved", { detail, changes }));
  const { seq } = await db.operationLogEntry.findFirstOrThrow({ where: { action: "profile.saved" } });
  const { wrapped } = await db.dataKey.findUniqueOrThrow({ where: { userId: customer.id } });
  const { documentIndex } = await db.customer.findUniqueOrThrow({ where: { id: customer.id } });
  const traces = [wrapped, documentIndex!, keyedIndex("email", email), storageKey.slice(-12)];
  const before = await dump();
  for (const trace of traces) expect(before).toContain(trace);
  const place = await aBackupPlace();
  const { file } = await place.make();

  const { asker, approver } = await erased(customer.id);
  const gone = async () => {
    const all = await dump();
    for (const trace of traces) expect(all).not.toContain(trace);
    await expect(personKey(db, customer.id)).rejects.toThrow();
    expect((await findEntry(asker, seq))!.changes).toBe("erased");
    expect(await findAccount(asker, customer.id)).toMatchObject({ status: "REMOVED", name: null, email: null });
    expect(await db.user.count({ where: { emailIndex: { in: indexForms("email", email) } } })).toBe(0);
    expect(await findCustomer(manager!, customer.id)).toBeNull();
    expect(await findForReview(manager!, id)).toBeNull();
    expect((await verdictOf()).fault).toBeNull();
  };
  await sweepErased();
  expect(await fetchBytes(storageKey)).toBeNull();
  await gone();
  const word = await db.operationLogEntry.findFirstOrThrow({ where: { action: "customer.erased" } });
  expect(word).toMatchObject({ actorId: asker.id, subjectId: customer.id, detail: { approverId: approver.id } });

  await storeBytes(storageKey, Buffer.from("came back"));
  await restoreBackup({ url: ownerUrl(), ...place.opening(file), note: async () => {} });
  await sweepErased();
  await gone();
  expect(await fetchBytes(storageKey)).toBeNull();
});

test("[DP-08] the law, a case under way and a lock keep the data, and say so", async () => {
  const admin = await anAdmin();
  const ask = (customerId: string) => proposeErasure(admin, { customerId, reason });
  const approved = await aCase("APPROVED", 9);
  await expect(ask(approved.customer.id)).rejects.toMatchObject({
    code: "erasure.law",
    values: { day: expect.stringMatching(/^\d{4}-/) },
  });
  const { customer, id } = await anApplication({ status: "IN_REVIEW" });
  const { number } = await db.application.findUniqueOrThrow({ where: { id } });
  await expect(ask(customer.id)).rejects.toMatchObject({ code: "erasure.open", values: { number } });
  const locked = await aCustomer();
  await db.user.update({ where: { id: locked.id }, data: { status: "LOCKED" } });
  await expect(ask(locked.id)).rejects.toMatchObject({ code: "erasure.locked" });
  await expect(ask(admin.id)).rejects.toMatchObject({ code: "erasure.gone" });
});

test("[DP-08] nobody erases alone: the proposer cannot approve, and the database refuses what two have not decided", async () => {
  const [asker, other, customer] = [await anAdmin(), await anAdmin(), await aCustomer()];
  await proposeErasure(asker, { customerId: customer.id, reason });
  expect(await db.mail.count({ where: { userId: customer.id, template: "ERASURE_PROPOSED" } })).toBe(1);
  await expect(approve(asker, await theProposal())).rejects.toMatchObject({ code: "approval.own" });
  await settleProposals();
  const around = `begin; set local role xinka_app; select erase_customer('${customer.id}', '${asker.id}', '${other.id}')`;
  await expect(asOwner(around)).rejects.toThrow("nobody decided this");
  await expect(asOwner(`begin; set local role xinka_app; select erase_person('${customer.id}')`)).rejects.toThrow(
    "permission denied",
  );
  await expect(personKey(db, customer.id)).resolves.toBeDefined();
});

test("[DP-08] of two approvals at once one erases, and a case begun meanwhile stops it", async () => {
  const { customer } = await aCase("REJECTED", 4);
  await proposeErasure(await anAdmin(), { customerId: customer.id, reason });
  const proposal = await theProposal();
  const [one, two] = [await anAdmin(), await anAdmin()];
  await anApplication({ status: "SUBMITTED", customer, productCode: "GOLD" });
  await expect(approve(one, proposal)).rejects.toMatchObject({ code: "erasure.open" });
  await asSuperuser((client) => client.query(`DELETE FROM "Application" WHERE "productCode" = 'GOLD'`));
  const results = await Promise.allSettled([approve(one, proposal), approve(two, proposal)]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await db.erasure.count()).toBe(1);
});
