import { beforeAll, expect, test } from "vitest";
import { restoreNow } from "@/bin/backup/restore";
import { record, theBank } from "@/lib/audit/record";
import { mintLink } from "@/lib/auth/links";
import { restoreBackup } from "@/lib/backups/restore";
import { db, transaction } from "@/lib/db";
import { aBackupPlace, ownerUrl, withOwner } from "@/tests/support/backups";
import { giveTotp } from "@/tests/support/factors";
import { asSuperuser, entries, rehash, verdictOf } from "@/tests/support/log";
import { givePassword } from "@/tests/support/passwords";
import { aCustomer, aManager, aStranger, dismiss } from "@/tests/support/people";
import { cookieFor } from "@/tests/support/session";

let place: Awaited<ReturnType<typeof aBackupPlace>>;
beforeAll(async () => {
  place = await aBackupPlace();
});

const restore = (file: string, changes = {}) =>
  restoreBackup({
    url: ownerUrl(),
    ...place.opening(file),
    note: async () => {},
    ...changes,
  });

const incomeOf = (id: string) =>
  db.customer.findUnique({ where: { id }, select: { monthlyIncome: true } }).then((row) => row?.monthlyIncome ?? null);

test("[BK-06] a restore brings yesterday's rows back, and only yesterday's", async () => {
  const old = await aCustomer({ profile: { monthlyIncome: 900_000n } });
  const { file } = await place.make();
  await db.customer.update({ where: { id: old.id }, data: { monthlyIncome: 1n }, select: { id: true } });
  const young = await aCustomer();
  await restore(file);
  expect(await incomeOf(old.id)).toBe(900_000n);
  expect(await incomeOf(young.id)).toBeNull();
  await db.customer.update({ where: { id: old.id }, data: { monthlyIncome: 2n }, select: { id: true } });
  expect(await incomeOf(old.id)).toBe(2n);
});

test("[BK-06] whoever was at work before goes on after it, in every kind of deed", async () => {
  const { chooseLanguage } = await import("@/lib/auth/choose-language");
  const customer = await aCustomer();
  await chooseLanguage(customer, "en");
  const { file } = await place.make();
  await restore(file);
  await chooseLanguage(customer, "zh-CN");
  await chooseLanguage(customer, "en");
  expect(await db.operationLogEntry.count({ where: { action: "language.chosen" } })).toBe(3);
});

test("[BK-06] a restore that fails at the last moment has changed nothing", async () => {
  const old = await aCustomer({ profile: { monthlyIncome: 900_000n } });
  const { file } = await place.make();
  await db.customer.update({ where: { id: old.id }, data: { monthlyIncome: 1n }, select: { id: true } });
  const note = async () => {
    throw new Error("the entry could not be written");
  };
  await expect(restore(file, { note })).rejects.toThrow("the entry");
  expect(await incomeOf(old.id)).toBe(1n);
  const left = await withOwner((client) =>
    client.query("select nspname from pg_namespace where nspname ~ '^(arriving|before)_'").then(({ rows }) => rows),
  );
  expect(left.filter(({ nspname }) => nspname.startsWith("arriving"))).toEqual([]);
});

test("[BK-06] an owner who may not end the portal's connections is told so before anything is touched", async () => {
  await aCustomer();
  const { file } = await place.make();
  const name = `weak_${process.pid}`;
  const url = Object.assign(new URL(ownerUrl()), { username: name, password: "weak" }).href;
  const portal = Object.assign(new URL(ownerUrl()), { username: `${name}_portal`, password: "weak" }).href;
  await withOwner(async (client) => {
    for (const role of [name, `${name}_portal`]) await client.query(`create role ${role} login password 'weak'`);
    const { default: pg } = await import("pg");
    const server = new pg.Client({ connectionString: portal });
    await server.connect();
    await expect(restore(file, { url })).rejects.toMatchObject({ code: "backup.mayNotEnd" });
    await client.query(`grant pg_signal_backend to ${name}`);
    // From here on it is refused by the database itself: this account owns nothing.
    await expect(restore(file, { url })).rejects.toThrow("permission denied");
    await server.end();
    for (const role of [name, `${name}_portal`]) await client.query(`drop role ${role}`);
  });
});

test("[BK-06] people go on working while a restore loads", async () => {
  const customer = await aCustomer();
  const { file } = await place.make();
  const { source } = place.opening(file);
  let worked = false;
  const slowly = async function* () {
    if (!worked) await db.$transaction((tx) => record(tx, customer, "session.started", { detail: {} }));
    worked = true;
    yield* source();
  };
  await restore(file, { source: slowly });
  expect(await db.operationLogEntry.count()).toBe(1);
});

const epochOf = (id: string) =>
  db.user.findUniqueOrThrow({ where: { id }, select: { securityEpoch: true, status: true, limitAuthority: true } });

test("[BK-07] a restore reopens no account that was closed, shuts none out that was confirmed since, and raises nobody's limit again", async () => {
  const manager = await aManager({ limitAuthority: 5_000_000n });
  const locked = await aCustomer();
  const confirmed = await aCustomer();
  const becomes = (status: "PENDING" | "ACTIVE") =>
    db.user.update({ where: { id: confirmed.id }, data: { status }, select: { id: true } });
  await becomes("PENDING");
  const { file } = await place.make();
  await becomes("ACTIVE");
  await dismiss(manager);
  await db.user.update({ where: { id: manager.id }, data: { limitAuthority: 1_000n }, select: { id: true } });
  await db.user.update({ where: { id: locked.id }, data: { status: "LOCKED" }, select: { id: true } });
  await restore(file);
  expect(await epochOf(manager.id)).toMatchObject({ status: "DISABLED", limitAuthority: 1_000n });
  expect(await epochOf(locked.id)).toMatchObject({ status: "LOCKED" });
  expect(await epochOf(confirmed.id)).toMatchObject({ status: "ACTIVE" });
});

test("[BK-07] a right withdrawn since stays withdrawn, and one given since stays given", async () => {
  const manager = await aManager();
  const granted = { userId: manager.id, right: "models.manage", granted: true };
  await db.rightException.create({ data: granted, select: { right: true } });
  const { file } = await place.make();
  await db.rightException.deleteMany({ where: { userId: manager.id } });
  await restore(file);
  expect(await db.rightException.count()).toBe(0);
});

test("[BK-07] yesterday's password does not come back over today's", async () => {
  const customer = await aCustomer();
  await setPassword(customer.id, "yesterday");
  const { file } = await place.make();
  await setPassword(customer.id, "today");
  await restore(file);
  const { wrapped } = await db.credential.findUniqueOrThrow({
    where: { userId: customer.id },
    select: { wrapped: true },
  });
  expect(wrapped).toBe("today");
});

const setPassword = (userId: string, wrapped: string) =>
  withOwner((client) =>
    client.query(
      `begin; select set_config('xinka.actor', '${userId}', true);
       insert into "Credential" ("userId", wrapped) values ('${userId}', '${wrapped}')
       on conflict ("userId") do update set wrapped = excluded.wrapped; commit`,
    ),
  );

test("[BK-07] staff whom the present bank does not know come back closed", async () => {
  const manager = await aManager();
  await aCustomer();
  const { file } = await place.make();
  await withOwner((client) =>
    client.query(
      `delete from "DataKey" where "userId" = '${manager.id}'; delete from "User" where id = '${manager.id}'`,
    ),
  );
  await restore(file);
  expect(await epochOf(manager.id)).toMatchObject({ status: "DISABLED" });
});

test("[BK-07] the log is not rewound: what was written since the backup is still there", async () => {
  const customer = await aCustomer();
  const note = () => db.$transaction((tx) => record(tx, customer, "session.started", { detail: {} }));
  await note();
  const { file } = await place.make();
  await note();
  await restore(file);
  expect(await db.operationLogEntry.count()).toBe(2);
});

test("[BK-06] a bank that has lost everything comes back as it was, and only with a log that is whole", async () => {
  const customer = await aCustomer();
  await givePassword(customer.id);
  await entries(await aStranger(), 3);
  const turned = `UPDATE "OperationLogEntry" SET hash = set_byte(hash, 0, 255 - get_byte(hash, 0)) WHERE seq = 2`;
  await asSuperuser((client) => client.query(turned));
  const spoiled = await place.make();
  await asSuperuser((client) => client.query(turned));
  const { file } = await place.make();
  await loseEverything();
  await expect(restore(spoiled.file)).rejects.toMatchObject({ code: "logBroken" });
  // As a new machine does that has tried before.
  await transaction((tx) => record(tx, theBank, "backup.removed", { detail: { file } }));
  const { trusted, source } = place.opening(file);
  await restoreNow({ file, source, trusted, identity: place.identities[1].secret });
  expect(await epochOf(customer.id)).toMatchObject({ status: "ACTIVE" });
  expect(await db.credential.count()).toBe(1);
  expect(await db.cardProduct.count()).toBe(6);
  expect((await verdictOf()).fault).toBeNull();
}, 60_000);

const loseEverything = () =>
  withOwner(async (client) => {
    const { rows } = await client.query(
      `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables
       where schemaname = 'public' and tablename <> '_prisma_migrations'`,
    );
    await client.query(`set session_replication_role = replica; truncate ${rows[0].tables} cascade`);
  });

test("[BK-07] a backup with another log than the present one is refused", async () => {
  const customer = await aStranger();
  await entries(customer, 2);
  const { file } = await place.make();
  await asSuperuser(async (client) => {
    await client.query(`UPDATE "OperationLogEntry" SET address = '192.0.2.9' WHERE seq = 2`);
    await rehash(client, 2);
  });
  await expect(restore(file)).rejects.toMatchObject({ code: "logForked" });
});

test("[BK-07] neither a session, a mailed link nor an older role, template, factor or address comes back", async () => {
  const [manager, customer] = [await aManager(), await aCustomer({ email: "yesterday@example.com" })];
  await transaction((tx) => mintLink(tx, customer.id, "RESET_PASSWORD"));
  await giveTotp(manager);
  await cookieFor(customer.id);
  const { securityEpoch } = await epochOf(customer.id);
  await db.user.update({
    where: { id: manager.id },
    data: { role: "ADMIN", rightsTemplate: "auditor" },
    select: { id: true },
  });
  const { file } = await place.make();
  await db.totp.deleteMany({ where: { userId: manager.id } });
  const today = { role: "MANAGER", rightsTemplate: "reviewer" } as const;
  await db.user.update({ where: { id: manager.id }, data: today, select: { id: true } });
  const index = { emailIndex: "today" };
  await db.user.update({ where: { id: customer.id }, data: index, select: { id: true } });
  await restore(file);
  const select = { role: true, rightsTemplate: true } as const;
  expect(await db.user.findUniqueOrThrow({ where: { id: manager.id }, select })).toEqual(today);
  expect(await db.user.count({ where: { id: customer.id, ...index } })).toBe(1);
  expect([await db.session.count(), await db.oneTimeLink.count(), await db.totp.count()]).toEqual([0, 0, 0]);
  expect((await epochOf(customer.id)).securityEpoch).toBe(securityEpoch + 1);
});
