import { expect, test } from "vitest";
import { findEntry } from "@/lib/audit/log-queries";
import { chooseLanguage } from "@/lib/auth/choose-language";
import { lockCustomer } from "@/lib/customers/lock";
import { db } from "@/lib/db";
import { transferApplication } from "@/lib/queue/transfer";
import { decide } from "@/lib/reviews/decide";
import { changeRights } from "@/lib/staff/change-rights";
import { editStaff } from "@/lib/staff/edit";
import { aCase, approval } from "@/tests/support/judgements";
import { aCustomer, aManager, anAdmin } from "@/tests/support/make";

/** Old and new values of the newest entry, as an administrator reads them. */
async function changed() {
  const { seq } = await db.operationLogEntry.findFirstOrThrow({ orderBy: { seq: "desc" }, select: { seq: true } });
  return (await findEntry(await anAdmin(), seq))!.changes;
}

const reason = "这是一个足够长的理由";

test("[LG-01] a change of a colleague, of rights or of a lock is told with old and new values, and what stayed is left out", async () => {
  const [admin, manager, customer] = [await anAdmin(), await aManager({ name: "王敏" }), await aCustomer()];
  const edit = { staffId: manager.id, version: 1, name: "王小敏", branch: manager.branch!, limitAuthority: 8_000_000n };
  await editStaff(admin, edit);
  expect(await changed()).toEqual({ staffName: ["王敏", "王小敏"], limitAuthority: ["5000000", "8000000"] });
  await changeRights(admin, {
    staffId: manager.id,
    version: 2,
    template: "reviewer",
    added: [],
    withdrawn: [],
    reason,
  });
  expect(await changed()).toEqual({
    template: ["manager", "reviewer"],
    rights: [
      "applications.approve, applications.review, customers.read, customers.reveal",
      "applications.review, customers.read",
    ],
  });
  await lockCustomer(admin, { customerId: customer.id, reason });
  expect(await changed()).toEqual({ accountStatus: ["ACTIVE", "LOCKED"] });
});

test("[LG-01] a decision, a handing over and a preference are told with old and new values", async () => {
  const made = await aCase({ customer: await aCustomer() });
  const other = await aManager({ name: "李强" });
  await chooseLanguage(made.customer, "en");
  expect(await changed()).toEqual({ language: ["zh-CN", "en"] });
  await decide(made.manager, approval(made, 1_500_000n));
  expect(await changed()).toEqual({ status: ["IN_REVIEW", "APPROVED"], grantedLimit: [null, "1500000"] });
  const second = await aCase({ customer: await aCustomer(), manager: made.manager });
  await transferApplication(made.manager, second.id, { toId: other.id, reason });
  expect(await changed()).toEqual({ manager: [made.manager.name, "李强"] });
});
