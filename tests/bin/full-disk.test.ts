import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { archiveInto } from "@/lib/audit/archive";
import { db } from "@/lib/db";
import { shanghaiDay } from "@/lib/time";
import { aBackupPlace } from "@/tests/support/backups";
import { entries, forgetWitness, signNow, verdictOf } from "@/tests/support/log";
import { aCustomer, aStranger } from "@/tests/support/make";
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
