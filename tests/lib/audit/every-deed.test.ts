import { afterAll, beforeAll, expect, test } from "vitest";
import { withdrawApplication } from "@/lib/applications/withdraw";
import { askForArchive } from "@/lib/audit/archive";
import { askForCheck } from "@/lib/audit/check";
import { chooseLanguage } from "@/lib/auth/choose-language";
import { changePolicy } from "@/lib/backups/change-policy";
import { lockCustomer } from "@/lib/customers/lock";
import { db } from "@/lib/db";
import { proposeErasure } from "@/lib/erasure/propose";
import { claimApplication, claimNext } from "@/lib/queue/claim";
import { releaseApplication } from "@/lib/queue/release";
import { transferApplication } from "@/lib/queue/transfer";
import { revealCustomer } from "@/lib/reveals/reveal";
import { decide } from "@/lib/reviews/decide";
import { endOwnOthers } from "@/lib/sessions/end-own";
import { enableStaff } from "@/lib/staff/enable";
import { aCase, approval, rejection, request } from "@/tests/support/judgements";
import { asSuperuser } from "@/tests/support/log";
import { aCustomer, aManager, anAdmin, anApplication, dismiss } from "@/tests/support/make";
import { asOwner } from "@/tests/support/owner";
import "@/tests/support/old-log";

/** Every row of the bank in one word; what counts tries belongs to nobody. */
async function theBank() {
  const tables = await asOwner<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('Throttle', 'Guessing')`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as rows from "${name}" t`,
  );
  return asOwner(`select * from (${parts.join(" union all ")}) all_rows order by name`);
}

const full = (on: boolean) =>
  asSuperuser((client) =>
    client.query(
      on
        ? 'ALTER TABLE "OperationLogEntry" ADD CONSTRAINT full_disk CHECK (false) NOT VALID'
        : 'ALTER TABLE "OperationLogEntry" DROP CONSTRAINT IF EXISTS full_disk',
    ),
  );
beforeAll(() => full(false));
afterAll(() => full(false));

const reason = "这是一个足够长的理由";

/** Each prepares what it needs and answers with the deed. */
const deeds: Record<string, () => Promise<() => Promise<unknown>>> = {
  "a language chosen": async () => {
    const customer = await aCustomer();
    return () => chooseLanguage(customer, "en");
  },
  "an application withdrawn": async () => {
    const { id, customer } = await anApplication();
    return () => withdrawApplication(customer, id);
  },
  "an application claimed": async () => {
    const [{ id }, manager] = [await anApplication(), await aManager()];
    return () => claimApplication(manager, id);
  },
  "an application put back": async () => {
    const { id, manager } = await aCase();
    return () => releaseApplication(manager, id);
  },
  "an application handed over": async () => {
    const [{ id, manager }, to] = [await aCase(), await aManager()];
    return () => transferApplication(manager, id, { toId: to.id, reason });
  },
  "an approval": async () => {
    const made = await aCase();
    return () => decide(made.manager, approval(made));
  },
  "a rejection": async () => {
    const made = await aCase();
    return () => decide(made.manager, rejection(made));
  },
  "a return": async () => {
    const made = await aCase();
    return () => decide(made.manager, request(made));
  },
  "a look at the identity": async () => {
    const { customer, manager } = await aCase();
    return () =>
      revealCustomer({ ...manager, fresh: true }, { customerId: customer.id, why: "COMPARE", words: "" } as never);
  },
  "a customer locked out": async () => {
    const [admin, { id: customerId }] = [await anAdmin(), await aCustomer()];
    return () => lockCustomer(admin, { customerId, reason });
  },
  "an erasure proposed": async () => {
    const [admin, { id: customerId }] = [await anAdmin(), await aCustomer()];
    return () => proposeErasure(admin, { customerId, reason });
  },
  "a colleague enabled": async () => {
    const [admin, colleague] = [await anAdmin(), await aManager()];
    await dismiss(colleague);
    return () => enableStaff(admin, { staffId: colleague.id, version: 1, reason });
  },
  "other sessions ended": async () => {
    const customer = await aCustomer();
    return () => endOwnOthers(customer);
  },
  "a walk through the log asked for": async () => {
    const admin = await anAdmin();
    return () => askForCheck(admin);
  },
  "an archive asked for": async () => {
    const admin = await anAdmin();
    await chooseLanguage(admin, "en");
    return () => askForArchive(admin, { from: "2026-01-01", to: "2099-01-01" });
  },
  "the keeping of backups changed": async () => {
    const admin = await anAdmin();
    await asOwner(`insert into "BackupPolicy" (id) values (1) on conflict do nothing`);
    return () => changePolicy(admin, { hour: "3", daily: 9, weekly: 9, monthly: 9, version: 1 });
  },
  "the next application claimed": async () => {
    const [, manager] = [await anApplication(), await aManager()];
    return () => claimNext(manager);
  },
};

test("[LG-01] where entries cannot be written no deed of any kind leaves anything behind", async () => {
  const prepared: [name: string, deed: () => Promise<unknown>][] = [];
  for (const [name, prepare] of Object.entries(deeds)) prepared.push([name, await prepare()]);
  const before = await theBank();
  await full(true);
  for (const [name, deed] of prepared) await expect(deed(), name).rejects.toThrow("full_disk");
  await full(false);
  expect(await theBank()).toEqual(before);
  for (const [name, deed] of prepared) {
    const entries = await db.operationLogEntry.count();
    await deed();
    expect(await db.operationLogEntry.count(), name).toBeGreaterThan(entries);
  }
});
