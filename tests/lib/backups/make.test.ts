import { readdirSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { checkBackup } from "@/lib/backups/check";
import { drillBackup } from "@/lib/backups/drill";
import { dropBefore } from "@/lib/backups/drop-before";
import { BackupFault } from "@/lib/backups/fault";
import { type Making, readAtEnd } from "@/lib/backups/make";
import { holdSchema } from "@/lib/backups/owner-client";
import { proveAlong } from "@/lib/backups/prove-along";
import { listTables } from "@/lib/backups/read-database";
import { inBackup, keptFromPresent, leftOut, presentOnly, restored } from "@/lib/backups/tables";
import { aBackupPlace, ownerUrl, withOwner } from "@/tests/support/backups";
import { entries } from "@/tests/support/log";
import { anApplication, aStranger } from "@/tests/support/make";
import { aCustomer, aManager } from "@/tests/support/people";

let place: Awaited<ReturnType<typeof aBackupPlace>>;
let folder: string;
const make = (changes: Partial<Making> = {}) => place.make(changes);
const opening = (file: string) => place.opening(file);

beforeAll(async () => {
  place = await aBackupPlace();
  folder = place.folder;
});

test("every table is in a backup or left out with a reason", async () => {
  const names = await withOwner(async (client) => (await listTables(client)).map(({ name }) => name));
  expect(names.toSorted()).toEqual(
    [...restored, ...keptFromPresent, ...presentOnly, ...Object.keys(leftOut)].toSorted(),
  );
});

test("[BK-05] a backup holds every row, and a drill finds what cannot be true of a bank", async () => {
  await anApplication({ status: "APPROVED" });
  await entries(await aStranger(), 11);
  const { file, account } = await make();
  const { source, trusted, opener } = opening(file);
  const checked = await checkBackup(source, trusted, opener);
  expect(checked.account.tables).toEqual(account.tables);
  expect(account.tables.find(({ name }) => name === "Application")).toMatchObject({ rows: 1 });
  expect(account.leftOut).toContain("Session");
  expect(account.log).toMatchObject({ entries: 11, last: { seq: "11" } });
  // This one was approved without anybody having verified the customer.
  await expect(drillBackup({ url: ownerUrl(), ...opening(file) })).rejects.toMatchObject({
    code: "ruleBroken",
    values: { rule: "cardHolderVerified", rows: 1 },
  });
});

test("[BK-05] a drill passes for a bank whose people can all sign in, and leaves nothing behind", async () => {
  await aPersonWithPassword();
  const { file } = await make();
  const drilled = await drillBackup({ url: ownerUrl(), ...opening(file) });
  expect(drilled).toMatchObject({ samples: 1 });
  const schemas = await withOwner((client) =>
    client.query("select nspname from pg_namespace where nspname like 'drill%'").then(({ rows }) => rows),
  );
  expect(schemas).toEqual([]);
});

async function aPersonWithPassword() {
  const { wrapPassword } = await import("@/lib/auth/password");
  const customer = await aCustomer();
  const wrapped = await wrapPassword(customer.id, "a password nobody else has");
  await withOwner((client) =>
    client.query(
      `begin; select set_config('xinka.actor', '${customer.id}', true);
       insert into "Credential" ("userId", wrapped) values ('${customer.id}', '${wrapped}'); commit`,
    ),
  );
  return customer;
}

test.each(["ENOSPC", "EIO", "short"])(
  "[BK-11] a write that fails, whichever it is, leaves no file: %s",
  async (kind) => {
    await aManager();
    const whole = await make();
    expect(readdirSync(folder)).toContain(whole.file);
    const before = readdirSync(folder).length;
    let [passed, nth] = [false, 0];
    while (!passed && nth < 60) {
      nth += 1;
      let calls = 0;
      const isNow = () => {
        calls += 1;
        return calls === nth;
      };
      const fails = () => {
        if (kind !== "short" && isNow()) throw Object.assign(new Error("the disk says no"), { code: kind });
      };
      const disk: Making["disk"] = {
        open: async (...args) => {
          fails();
          const file = await open(...args);
          const [writev, write] = [file.writev.bind(file), file.write.bind(file)];
          const sync = file.sync.bind(file);
          return Object.assign(file, {
            writev: async (pieces: Uint8Array[]) => {
              fails();
              // Takes a part of it, and then no more.
              if (kind === "short" && isNow()) {
                Object.assign(file, { write: () => Promise.reject(Object.assign(new Error(), { code: "ENOSPC" })) });
                return write(pieces[0]!);
              }
              return writev(pieces);
            },
            sync: async () => {
              fails();
              return sync();
            },
          });
        },
        rename: async (...args) => {
          fails();
          return rename(...args);
        },
      };
      passed = await make({ disk }).then(
        () => true,
        () => false,
      );
      expect(readdirSync(folder).length).toBe(before + (passed ? 1 : 0));
      expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    }
    expect(passed).toBe(true);
    expect(nth).toBeGreaterThan(1);
  },
);

test("[BK-11] bytes that the disk keeps otherwise than they were given are found, read afterwards or while they are written", async () => {
  await aManager();
  for (const readBack of [readAtEnd, proveAlong]) {
    const before = readdirSync(folder).length;
    const otherwise: Making["disk"] = {
      open: async (...args) => {
        const file = await open(...args);
        const writev = file.writev.bind(file);
        return Object.assign(file, {
          writev: (pieces: Uint8Array[]) => writev([...pieces.slice(0, -1), Buffer.alloc(pieces.at(-1)!.length)]),
        });
      },
      rename,
    };
    await expect(make({ disk: otherwise, readBack })).rejects.toBeInstanceOf(BackupFault);
    expect(readdirSync(folder)).toHaveLength(before);
    const { file, account } = await make({ readBack });
    const { source, trusted, opener } = opening(file);
    expect((await checkBackup(source, trusted, opener)).account).toEqual(account);
  }
});

test("[BK-06] what a killed restore or trial has left beside the bank is thrown away, and what somebody works in is not", async () => {
  const [left, right, held] = ["arriving_0000000000aa", "drill_0000000000aa", "drill_0000000000bb"];
  const there = await withOwner((one) =>
    withOwner(async (other) => {
      for (const schema of [left, right, held]) await one.query(`create schema ${schema}`);
      await holdSchema(other, held!);
      await dropBefore(one, 3);
      const { rows } = await one.query("select nspname from pg_namespace where nspname ~ '_0000000000..$'");
      await one.query(`drop schema ${held}`);
      return rows;
    }),
  );
  expect(there).toEqual([{ nspname: held }]);
});

test("of two backups at once one is told that another runs", async () => {
  const both = await Promise.allSettled([make(), make()]);
  expect(both.filter(({ status }) => status === "rejected")).toMatchObject([{ reason: { code: "backup.running" } }]);
});

test("[BK-10] a backup of more than it may hold in memory passes through", async () => {
  const size = 128;
  await withOwner((client) =>
    client.query(
      `insert into "SignIn" (id, "emailIndex", outcome, at, address, device)
       select gen_random_uuid(), '-', 'SUCCEEDED', now(), '-', repeat(md5(n::text), 32768) from generate_series(1, ${size}) n`,
    ),
  );
  const before = process.memoryUsage().arrayBuffers;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers);
  }, 10);
  const { file, account } = await make({ readBack: readAtEnd });
  const { source, trusted, opener } = opening(file);
  await checkBackup(source, trusted, opener);
  clearInterval(watch);
  expect(account.tables.find(({ name }) => name === "SignIn")).toMatchObject({ rows: size });
  console.info(`${size} MB of rows, ${Math.round((most - before) / 1_048_576)} MB more in memory`);
  expect((most - before) / 1_048_576).toBeLessThan(size * 0.8);
}, 60_000);

test("only what belongs to the bank's memory is in a backup", () => {
  expect(["Session", "OneTimeLink", "Throttle", "Mail"].filter(inBackup)).toEqual([]);
});
