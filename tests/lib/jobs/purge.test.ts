import { randomUUID, randomUUIDv7 } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Customer } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { addDocument } from "@/lib/documents/add";
import { purgeStale } from "@/lib/jobs/purge";
import { collecting, storedFor } from "@/tests/support/documents";
import { aPdf } from "@/tests/support/files";
import { aCustomer } from "@/tests/support/make";
import { cookieFor } from "@/tests/support/session";

const hour = 3_600_000;
const day = 24 * hour;
const kindsOfData = readFileSync("docs/data-protection.md", "utf8");

type Owner = { owner: string; session: string };
/** What is kept so long, and a row of it whose time is `at`. */
type Kind = { table: string; kept: string; span: number; row: (at: Date, of: Owner) => object };

const made = () => ({ id: randomUUIDv7(), createdAt: new Date() });

const kinds: Kind[] = [
  {
    table: "OneTimeLink",
    kept: "7 days",
    span: 7 * day,
    row: (expiresAt, { owner: userId }) => ({
      ...made(),
      userId,
      purpose: "RESET_PASSWORD",
      tokenHash: randomUUID(),
      expiresAt,
    }),
  },
  {
    table: "ContactChange",
    kept: "30 days",
    span: 30 * day,
    row: (requestedAt, { owner: userId }) => ({
      ...made(),
      userId,
      kind: "EMAIL",
      newSealed: "",
      newIndex: "",
      oldSealed: "",
      oldIndex: "",
      requestedAt,
    }),
  },
  {
    table: "LogOpening",
    kept: "none",
    span: 0,
    row: (expiresAt, { session: sessionId }) => ({ sessionId, archiveId: randomUUID(), keySealed: "", expiresAt }),
  },
  {
    table: "Throttle",
    kept: "1 day",
    span: day,
    row: (windowEndsAt) => ({ key: randomUUID(), count: 1, windowEndsAt }),
  },
  {
    table: "Guessing",
    kept: "30 days",
    span: 30 * day,
    row: (lastAt) => ({ key: randomUUID(), rung: 1, inRow: 3, lastAt }),
  },
  {
    table: "Challenge",
    kept: "none",
    span: 0,
    row: (expiresAt, { session: sessionId }) => ({
      ...made(),
      sessionId,
      purpose: "SHOW_PASSKEY",
      challenge: randomUUID(),
      expiresAt,
    }),
  },
  {
    table: "Totp",
    kept: "1 day",
    span: day,
    row: (createdAt, { owner: userId }) => ({ ...made(), userId, secretSealed: "", createdAt, lastStep: 0 }),
  },
  {
    table: "KnownDevice",
    kept: "1 year",
    span: 365 * day,
    row: (lastSeenAt, { owner: userId }) => ({ ...made(), userId, tokenHash: randomUUID(), lastSeenAt }),
  },
  {
    table: "Session",
    kept: "90 days",
    span: 90 * day,
    row: (expiresAt, { owner: userId }) => ({
      ...made(),
      userId,
      tokenHash: randomUUID(),
      securityEpoch: 0,
      stage: "FULL",
      lastSeenAt: new Date(),
      expiresAt,
      address: "",
      device: "",
    }),
  },
  {
    table: "KeptFigure",
    kept: "30 days",
    span: 30 * day,
    row: (at) => ({ name: randomUUID(), value: 7, at, tookMs: 900 }),
  },
  {
    table: "Mail",
    kept: "30 days",
    span: 30 * day,
    row: (sentAt, { owner: userId }) => ({
      ...made(),
      userId,
      template: "PASSWORD_CHANGED",
      facts: {},
      attempts: 1,
      nextTryAt: new Date(),
      sentAt,
    }),
  },
];

const put = (table: string, row: object) =>
  db.$executeRawUnsafe(
    `insert into "${table}" select * from json_populate_record(null::"${table}", $1::json)`,
    JSON.stringify(row),
  );

async function countIn(table: string) {
  const [found] = await db.$queryRawUnsafe<{ count: number }[]>(`select count(*)::int as count from "${table}"`);
  return found!.count;
}

test.each(kinds)("[DP-09] $table is kept for $kept, and no longer", async ({ table, kept, span, row }) => {
  expect(kindsOfData).toMatch(new RegExp(`\`${table}\`[^|,]*${kept}`));
  const { id: owner } = await aCustomer();
  await cookieFor(owner);
  const { id: session } = await db.session.findFirstOrThrow({ where: { userId: owner }, select: { id: true } });
  const before = await countIn(table);
  await put(table, row(new Date(Date.now() - span - hour), { owner, session }));
  expect(await countIn(table)).toBe(before + 1);
  await purgeStale();
  expect(await countIn(table)).toBe(before);
  await put(table, row(new Date(Date.now() - span + hour), { owner, session }));
  await purgeStale();
  expect(await countIn(table)).toBe(before + 1);
});

test("[DP-09] codes that were made are shown for ten minutes", async () => {
  expect(kindsOfData).toMatch(/`RecoverySheet` 10 minutes/);
  const [young, old] = [await aCustomer(), await aCustomer()];
  const sheet = ({ id: userId }: Customer, minutes: number) =>
    put("RecoverySheet", {
      userId,
      sessionId: randomUUID(),
      codesSealed: "",
      createdAt: new Date(Date.now() - minutes * 60_000),
    });
  await sheet(young, 9);
  await sheet(old, 11);
  await purgeStale();
  expect(await db.recoverySheet.findMany({ select: { userId: true } })).toEqual([{ userId: young.id }]);
});

test("[DP-09] what never passes by itself stays: who may be guessed at no more, a factor in use, a letter not sent", async () => {
  const { id: userId } = await aCustomer();
  const old = new Date(Date.now() - 4_000 * day);
  await put("Guessing", { key: "closed", rung: 9, inRow: 100, lastAt: old });
  await put("Totp", { ...made(), userId, secretSealed: "", createdAt: old, confirmedAt: old, lastStep: 0 });
  const waiting = { template: "PASSWORD_CHANGED", facts: {}, attempts: 0, nextTryAt: old };
  await put("Mail", { ...made(), userId, ...waiting, createdAt: old });
  await purgeStale();
  for (const table of ["Guessing", "Totp", "Mail", "User"]) expect(await countIn(table)).toBeGreaterThan(0);
});

test("[DP-09] a draft is kept for thirty days from the last change of it or of the profile, and goes with its documents", async () => {
  expect(kindsOfData).toMatch(/`Application` not sent 30 days/);
  const changed = async (draftDays: number, profileDays: number) => {
    const { customer, applicationId } = await collecting();
    await addDocument(customer, { applicationId, kind: "INCOME_PROOF" }, aPdf({}));
    await db.$executeRaw`
      UPDATE "Application" SET "updatedAt" = now() - ${draftDays}::int * interval '1 day' WHERE id = ${applicationId}::uuid`;
    await db.$executeRaw`
      UPDATE "Customer" SET "updatedAt" = now() - ${profileDays}::int * interval '1 day' WHERE id = ${customer.id}::uuid`;
    return async () => ({
      drafts: await db.application.count({ where: { id: applicationId } }),
      documents: await db.document.count({ where: { applicationId } }),
      files: storedFor(customer).length,
    });
  };
  const [draft, profile, neither] = [await changed(29, 31), await changed(31, 29), await changed(31, 31)];
  await purgeStale();
  for (const kept of [draft, profile]) expect(await kept()).toEqual({ drafts: 1, documents: 1, files: 1 });
  expect(await neither()).toEqual({ drafts: 0, documents: 0, files: 0 });
});
