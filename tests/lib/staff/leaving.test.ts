import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { countersign } from "@/lib/reviews/countersign";
import { decide } from "@/lib/reviews/decide";
import { enableStaff } from "@/lib/staff/enable";
import { inviteStaff } from "@/lib/staff/invite";
import { retire } from "@/lib/staff/retire";
import { loadsAfter, planPlacements } from "@/lib/staff/rules";
import { keyedIndex } from "@/lib/vault/keyed-index";
import { aCase, approval, secondSignature } from "@/tests/support/judgements";
import { aManager, anAdmin } from "@/tests/support/make";
import { cookieFor } from "@/tests/support/session";

const reason = "调往上海分行";

async function aLeaver() {
  const leaver = await aManager({ branch: "西湖支行" });
  const inReview = await aCase({ manager: leaver });
  const returned = await aCase({ manager: leaver, status: "RETURNED" });
  const signed = await aCase({ manager: leaver, productCode: "PLATINUM", requestedLimit: 6_000_000n });
  await decide(leaver, approval(signed, 6_000_000n));
  return { leaver, cases: [inReview, returned, signed] };
}

const leaving = (leaver: { id: string }, placements: { applicationId: string; toId: string }[]) => ({
  staffId: leaver.id,
  version: 1,
  outcome: "DISABLED" as const,
  placements,
  reason,
});

test("a leaver's open cases go to the chosen colleagues in the moment of disabling, and customers are told", async () => {
  const admin = await anAdmin();
  const { leaver, cases } = await aLeaver();
  const [one, other] = [await aManager(), await aManager()];
  await cookieFor(leaver.id);
  const placements = cases.map(({ id }, index) => ({ applicationId: id, toId: index === 0 ? one.id : other.id }));

  await retire(admin, leaving(leaver, placements));

  const rows = await db.application.findMany({
    orderBy: { id: "asc" },
    select: { id: true, managerId: true, status: true },
  });
  expect(Object.fromEntries(rows.map(({ id, managerId }) => [id, managerId]))).toEqual(
    Object.fromEntries(placements.map(({ applicationId, toId }) => [applicationId, toId])),
  );
  expect(await db.user.findUniqueOrThrow({ where: { id: leaver.id }, select: { status: true } })).toEqual({
    status: "DISABLED",
  });
  expect(await db.session.count({ where: { userId: leaver.id, endedAt: null } })).toBe(0);
  expect(await db.mail.count({ where: { template: "NEW_MANAGER" } })).toBe(3);
  expect(await db.applicationEvent.count({ where: { kind: "transferred", actorId: admin.id } })).toBe(3);
  expect(await db.operationLogEntry.count({ where: { action: "application.transferred", actorId: admin.id } })).toBe(3);
  expect(await db.operationLogEntry.count({ where: { action: "staff.disabled", subjectId: leaver.id } })).toBe(1);
});

test("a case placed while it awaits the second signature is signed by a third person, not by who took it over", async () => {
  const { leaver, cases } = await aLeaver();
  const [taker, third] = [
    await aManager({ limitAuthority: 20_000_000n }),
    await aManager({ limitAuthority: 20_000_000n }),
  ];
  await retire(
    await anAdmin(),
    leaving(
      leaver,
      cases.map(({ id }) => ({ applicationId: id, toId: taker.id })),
    ),
  );
  const signature = secondSignature({ id: cases[2]!.id, version: 3 });
  await expect(countersign(taker, signature)).rejects.toMatchObject({ code: "review.firstSigner" });
  expect(await countersign(third, signature)).toBe("APPROVED");
});

test("nobody leaves while a case is without a taker, and then nothing has happened", async () => {
  const admin = await anAdmin();
  const { leaver, cases } = await aLeaver();
  const taker = await aManager();
  const some = cases.slice(1).map(({ id }) => ({ applicationId: id, toId: taker.id }));
  await expect(retire(admin, leaving(leaver, some))).rejects.toMatchObject({ code: "staff.casesChanged" });
  const toSelf = cases.map(({ id }) => ({ applicationId: id, toId: leaver.id }));
  await expect(retire(admin, leaving(leaver, toSelf))).rejects.toMatchObject({ code: "queue.toInactive" });
  const toAdmin = cases.map(({ id }) => ({ applicationId: id, toId: admin.id }));
  await expect(retire(admin, leaving(leaver, toAdmin))).rejects.toMatchObject({ code: "queue.toInactive" });
  expect(await db.application.count({ where: { managerId: leaver.id } })).toBe(3);
  expect(await db.user.count({ where: { id: leaver.id, status: "ACTIVE" } })).toBe(1);
  expect(await db.mail.count({ where: { template: "NEW_MANAGER" } })).toBe(0);
});

test("a leaver who claims one more at that moment does not leave it behind", async () => {
  const { claimNext } = await import("@/lib/queue/claim");
  const { anApplication } = await import("@/tests/support/make");
  const admin = await anAdmin();
  const leaver = await aManager();
  await anApplication();
  const results = await Promise.allSettled([claimNext(leaver), retire(admin, leaving(leaver, []))]);
  const left = await db.application.count({ where: { managerId: leaver.id, status: "IN_REVIEW" } });
  const disabled = await db.user.count({ where: { id: leaver.id, status: "DISABLED" } });
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(left + disabled).toBe(1);
});

test("the cases alone are placed where the person stays", async () => {
  const { leaver, cases } = await aLeaver();
  const taker = await aManager();
  const placements = cases.map(({ id }) => ({ applicationId: id, toId: taker.id }));
  await retire(await anAdmin(), { ...leaving(leaver, placements), outcome: "STAY" });
  expect(await db.user.count({ where: { id: leaver.id, status: "ACTIVE" } })).toBe(1);
  expect(await db.application.count({ where: { managerId: taker.id } })).toBe(3);
});

test("who was disabled can come back, who was removed cannot", async () => {
  const admin = await anAdmin();
  const leaver = await aManager();
  await retire(admin, leaving(leaver, []));
  await enableStaff(admin, { staffId: leaver.id, version: 2, reason });
  await retire(admin, { ...leaving(leaver, []), version: 3, outcome: "REMOVED" });
  await expect(enableStaff(admin, { staffId: leaver.id, version: 4, reason })).rejects.toMatchObject({
    code: "staff.changed",
  });
  const kept = await db.user.findUniqueOrThrow({ where: { id: leaver.id }, select: { status: true, staffName: true } });
  expect(kept).toEqual({ status: "REMOVED", staffName: leaver.name });
});

test("the address of who was removed is free again, and opens nothing of the past", async () => {
  const admin = await anAdmin();
  const leaver = await aManager();
  const email = `${leaver.name}@example.com`;
  await db.user.update({ where: { id: leaver.id }, data: { emailIndex: keyedIndex("email", email) } });
  const invitation = {
    role: "MANAGER" as const,
    name: "王敏",
    email,
    branch: "西湖支行",
    limitAuthority: 1n,
    reason: "",
  };
  await expect(inviteStaff(admin, invitation)).rejects.toMatchObject({ code: "staff.emailTaken" });
  await retire(admin, { ...leaving(leaver, []), outcome: "REMOVED" });
  const { id } = await inviteStaff(admin, invitation);
  expect(id).not.toBe(leaver.id);
});

test("by load the one with the least gets the next; by branch only colleagues of it, if there are any", () => {
  const cases = [{ id: "a" }, { id: "b" }, { id: "c" }];
  const takers = [
    { id: "1", branch: "西湖支行", load: 5, approves: true },
    { id: "2", branch: "滨江支行", load: 0, approves: true },
    { id: "3", branch: "滨江支行", load: 1, approves: true },
    { id: "4", branch: "滨江支行", load: 0, approves: false },
  ];
  const to = (by: "load" | "branch" | "hand", branch: string) =>
    planPlacements(cases, takers, by, branch).map(({ toId }) => toId);
  expect(to("load", "西湖支行")).toEqual(["2", "2", "3"]);
  expect(to("branch", "西湖支行")).toEqual(["1", "1", "1"]);
  expect(to("branch", "温州分行")).toEqual(["2", "2", "3"]);
  expect(to("hand", "西湖支行")).toEqual([]);
  expect([...loadsAfter(takers, planPlacements(cases, takers, "load", null)).values()]).toEqual([5, 2, 2, 0]);
});
