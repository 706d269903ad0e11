import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { archiveInto } from "@/lib/audit/archive";
import { openChain } from "@/lib/audit/read-chain";
import { verifyChain } from "@/lib/audit/verify";
import { db } from "@/lib/db";
import { shanghaiDay } from "@/lib/time";
import { aBackupPlace } from "@/tests/support/backups";
import { entries, forgetWitness, signNow, verdictOf } from "@/tests/support/log";
import { aCustomer, aStranger } from "@/tests/support/make";
import { ownServer } from "@/tests/support/own-server";
import "@/tests/support/old-log";

/** A disk of 32 MB, where this account may mount one. */
const disk = mkdtempSync(join(tmpdir(), "xinka-disk-"));
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=32m", "tmpfs", disk]).status === 0;
const ballast = join(disk, "ballast");
process.env.CHECKPOINTS_FILE = join(disk, "checkpoints");

afterEach(() => rmSync(ballast, { force: true }));
afterAll(() => {
  if (mounted) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Takes all the room but so many bytes. */
function fill(left = 0) {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(Math.max(bavail * bsize - left, 0)));
}

let place: Awaited<ReturnType<typeof aBackupPlace>>;
beforeAll(async () => {
  place = await aBackupPlace();
});

test.runIf(mounted)(
  "[FT-04][BK-11] a disk that fills up while a backup is made leaves no file, and with room again the next one works",
  async () => {
    await aCustomer();
    const files = () => readdirSync(disk).filter((name) => name !== "ballast");
    let tables = 0;
    await place.make({ folder: disk, onProgress: () => tables++ });
    for (const file of files()) rmSync(join(disk, file));
    for (const moment of [1, 0.25, 0.5, 0.75, 0.99].map((part) => Math.max(1, Math.floor(tables * part)))) {
      let done = 0;
      const onProgress = () => {
        done += 1;
        if (done === moment) fill();
      };
      await expect(place.make({ folder: disk, onProgress })).rejects.toMatchObject({ code: "ENOSPC" });
      expect(files(), `after table ${moment}`).toEqual([]);
      rmSync(ballast);
    }
    fill(1_000_000);
    await expect(place.make({ folder: disk })).rejects.toMatchObject({ code: "backup.noSpace" });
    rmSync(ballast);
    await place.make({ folder: disk });
    expect(files()).toHaveLength(1);
  },
);

test.runIf(mounted)(
  "[FT-04] an archive of the log that finds no room is not there, and one made later is whole",
  async () => {
    await entries(await aStranger(), 50);
    const path = join(disk, "log.archive");
    const days = { from: "2020-01-01", to: shanghaiDay(new Date()) };
    for (const left of [0, 4_096]) {
      fill(left);
      await expect(archiveInto(path, days)).rejects.toMatchObject({ code: "ENOSPC" });
      rmSync(ballast);
      expect(existsSync(path)).toBe(false);
    }
    expect(await archiveInto(path, days)).toMatchObject({ entries: 50 });
  },
);

test.runIf(mounted)(
  "[FT-04] checkpoints that find no room leave no half a word behind, and go on when there is room",
  async () => {
    const customer = await aStranger();
    await entries(customer, 3);
    await signNow();
    // The first of the notes that does not fit into the page that is there already.
    let full = false;
    fill();
    for (let n = 0; n < 60 && !full; n += 1) {
      await entries(customer, 1);
      full = await signNow().then(
        () => false,
        () => true,
      );
    }
    expect(full).toBe(true);
    expect(await verdictOf({ witnessed: true })).toMatchObject({ fault: null });
    rmSync(ballast);
    await entries(customer, 1);
    expect(await signNow()).toMatchObject({ size: await db.operationLogEntry.count() });
    expect(await verdictOf({ witnessed: true })).toMatchObject({ fault: null });
    await forgetWitness();
  },
);

test.runIf(mounted && process.env.FAULTS)(
  "[FT-04] a database whose disk is full says so, keeps every deed that it acknowledged and none half, and goes on when there is room",
  async () => {
    const volume = mkdtempSync(join(tmpdir(), "xinka-volume-"));
    spawnSync("mount", ["-t", "tmpfs", "-o", "size=400m,mode=1777", "tmpfs", volume]);
    const bank = await ownServer("volume", volume);
    try {
      await bank.openBank("bank");
      await bank.ask(`create table deed (number int); insert into deed values (0)`);
      let [done, refused] = [0, 0];
      const ballast = join(volume, "ballast");
      for (const moment of [1, 2, 3, 4, 5]) {
        const { bavail, bsize } = statfsSync(volume);
        writeFileSync(ballast, Buffer.alloc(Math.max(bavail * bsize - moment * 40_000, 0)));
        for (const before = refused; refused === before; )
          await bank.ask(aDeed(done + 1)).then(
            () => {
              done += 1;
            },
            (error) => {
              expect(error.code).toBe("53100");
              refused += 1;
            },
          );
        rmSync(ballast);
        const [found] = await bank.ask(
          `select max(number) as deed, (select count(*)::int from "OperationLogEntry") as told from deed`,
        );
        expect(found).toEqual({ deed: done, told: done });
        await bank.ask(aDeed(done + 1));
        done += 1;
        const chain = await openChain(bank.env.DATABASE_URL!);
        expect(await verifyChain(chain, null).finally(() => chain.end())).toMatchObject({ entries: done, fault: null });
      }
    } finally {
      await bank.release();
      spawnSync("umount", [volume]);
      rmSync(volume, { recursive: true, force: true });
    }
  },
  300_000,
);

/** A change with its entry, and enough besides that the disk soon has no room for it. */
const aDeed = (number: number) => `begin; update deed set number = ${number};
  insert into "OperationLogDraft" (id, action, detail) select gen_random_uuid(), 'session.started',
    jsonb_build_object('room', (select string_agg(md5(random()::text), '') from generate_series(1, 60))); commit`;
