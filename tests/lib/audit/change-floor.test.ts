import { expect, test } from "vitest";
import { approve } from "@/lib/approvals/approve";
import { changeFloor } from "@/lib/audit/change-floor";
import { readFloors } from "@/lib/audit/floors";
import { db } from "@/lib/db";
import { anAdmin } from "@/tests/support/make";
import { theProposal } from "@/tests/support/old-log";
import { asOwner } from "@/tests/support/owner";

test("[LG-09] longer holds at once, shorter takes two people, and nothing goes below the law", async () => {
  const [admin, second] = [await anAdmin(), await anAdmin()];
  await changeFloor(admin, { class: "security", months: 36, reason: null });
  expect(await readFloors()).toEqual({ security: 36, access: 36, decision: 120 });

  const shorter = { class: "security", months: 24 } as const;
  await expect(changeFloor(admin, { ...shorter, reason: null })).rejects.toMatchObject({
    code: "log.shorterNeedsReason",
  });
  await changeFloor(admin, { ...shorter, reason: "三年太久，磁盘吃紧" });
  expect((await readFloors()).security).toBe(36);
  await approve(second, await theProposal());
  expect((await readFloors()).security).toBe(24);
  expect(await db.operationLogEntry.count({ where: { action: "log.floorChanged" } })).toBe(2);

  const below = changeFloor(admin, { class: "decision", months: 119, reason: "太久了，真的太久了" });
  await expect(below).rejects.toMatchObject({ code: "log.belowTheLaw", values: { months: 120 } });
  await expect(asOwner(`UPDATE "LogFloor" SET months = 11`)).rejects.toThrow("LogFloor_not_below_the_law");
  await expect(changeFloor(admin, { ...shorter, reason: null })).rejects.toMatchObject({ code: "log.sameFloor" });
});
