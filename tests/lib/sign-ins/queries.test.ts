import { buffer } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import type { Admin } from "@/lib/auth/actor";
import { signIn } from "@/lib/auth/sign-in";
import { db } from "@/lib/db";
import { exportSignIns } from "@/lib/sign-ins/export";
import { listSignIns } from "@/lib/sign-ins/queries";
import { SignInFiltersSchema } from "@/lib/sign-ins/schema";
import { wanted } from "@/tests/support/exports";
import { aManager, anAdmin } from "@/tests/support/make";
import { aVisitor } from "@/tests/support/visitor";

let admin: Admin;
const none = SignInFiltersSchema.parse({});

beforeEach(async () => {
  admin = await anAdmin({ name: "管理员", staffNumber: "1001" });
  await aManager({ name: "王敏", staffNumber: "2107", email: "wang@example.com" });
  await signIn(aVisitor(), { email: "wang@example.com", password: "not the right one", next: null }).catch(() => {});
  await signIn(aVisitor(), { email: "nobody@example.com", password: "not the right one", next: null }).catch(() => {});
});

test("the history says who, when, from where and how it ended, newest first", async () => {
  const { rows } = await listSignIns(admin, none);
  expect(rows.map(({ who, outcome, address, device }) => [who?.name, outcome, address, device])).toEqual([
    [undefined, "UNKNOWN_ACCOUNT", "203.0.113.7", "Chrome, Windows"],
    ["王敏", "WRONG_PASSWORD", "203.0.113.7", "Chrome, Windows"],
  ]);
});

test("filters narrow it, and what is not understood is left out", async () => {
  const { rows } = await listSignIns(admin, SignInFiltersSchema.parse({ outcome: "WRONG_PASSWORD", role: "nonsense" }));
  expect(rows).toHaveLength(1);
  const hostile = {
    outcome: { not: "SUCCEEDED" },
    role: ["MANAGER", "ADMIN"],
    from: "2026-99-99x",
    after: "1_'; drop",
  };
  expect(SignInFiltersSchema.parse(hostile)).toEqual({});
});

test("pages cover every row once, also where many fall on the same moment", async () => {
  const at = new Date("2026-11-20T06:00:00Z");
  await db.signIn.createMany({
    data: Array.from({ length: 25 }, () => ({
      emailIndex: "x",
      outcome: "UNKNOWN_ACCOUNT" as const,
      at,
      address: "",
      device: "",
    })),
  });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await listSignIns(admin, after ? { ...none, after } : none, 4);
    seen.push(...page.rows.map(({ id }) => id));
    after = page.after;
  } while (after);
  expect(seen).toHaveLength(27);
  expect(new Set(seen).size).toBe(27);
});

test("[LG-07][WB-11] an export is logged, masks as the page does, and no cell is a formula", async () => {
  await db.signIn.create({ data: { emailIndex: "x", outcome: "UNKNOWN_ACCOUNT", address: "=1+1", device: "@cmd" } });
  const csv = (await buffer(await exportSignIns(admin, none, wanted()))).toString("utf8");
  expect(csv).toContain("\n时间,账户,角色,结果,网络地址,设备\n");
  expect(csv).toContain("'=1+1,'@cmd");
  expect(csv).not.toContain("wang@example.com");
  expect(await db.operationLogEntry.count({ where: { action: "signIns.exported", actorId: admin.id } })).toBe(1);
});
