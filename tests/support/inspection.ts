import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { verifyArchive } from "@/lib/audit/archive-content";
import { openChain } from "@/lib/audit/read-chain";
import { verifyChain } from "@/lib/audit/verify";
import { checkBackup } from "@/lib/backups/check";
import { brokenInvariants } from "@/lib/backups/invariants";
import { signerOf } from "@/lib/backups/signature";
import type { Heard } from "@/tests/support/deeds";
import type { OwnServer } from "@/tests/support/own-server";

type Done = Heard["done"];
const of = (done: Done, ...names: string[]) => done.filter(({ name }) => names.includes(name));

/** Looks, after somebody was killed, whether all that was acknowledged is there, and nothing is half there. */
export async function newInspection(bank: OwnServer, side: string) {
  const atFirst = (await bank.ask<{ id: string }>(`select id from "Application"`)).map(({ id }) => id);
  const [before] = await bank.ask<{ branch: string }>(managersBranch, [], side);
  const [seenBackups, seenArchives] = [new Set<string>(), new Set<string>()];
  return async (heard: Heard) => {
    const { marks } = heard;
    const [{ branch } = { branch: "" }] = await bank.ask<{ branch: string }>(managersBranch, [], side);
    expect([before!.branch, ...marks, ...heard.marks]).toContain(branch);
    const done = heard.takeDone();
    await expectCases(bank, of(done, "apply", "decide"));
    expect(await bank.ask(halfDone, [atFirst])).toEqual([]);
    expect(await bank.ask(halfReset, [of(done, "reset").map(({ of: id }) => id)])).toEqual([]);
    await expectBackups(bank, of(done, "backup"), seenBackups);
    await expectArchives(bank, of(done, "archive"), seenArchives);
    await expectDeletions(bank, of(done, "delete"));
    for (const url of [bank.env.DATABASE_URL!, side]) {
      expect(await bank.withClient((client) => brokenInvariants(client, "public"), url)).toEqual([]);
      const chain = await openChain(url);
      expect((await verifyChain(chain, null).finally(() => chain.end())).fault).toBeNull();
    }
  };
}

const managersBranch = `select string_agg(distinct branch, ',') as branch from "User" where role = 'MANAGER'`;

/** Applications whose state and entries in the log disagree. */
const halfDone = `select a.id, a.status from "Application" a where a.status <> 'DRAFT' and a.id <> all($1)
  and (select count(*) from "OperationLogEntry" e where e."objectId" = a.id
       and e.action = 'application.' || case a.status when 'IN_REVIEW' then 'claimed' else lower(a.status::text) end) <> 1`;

/** Passwords set anew of which link, password, entry and letter do not say the same, or that were acknowledged and are not there. */
const halfReset = `select l."userId" from "OneTimeLink" l,
    lateral (select (l."usedAt" is not null)::int as used,
      (select count(*) from "Credential" c where c."userId" = l."userId") as passwords,
      (select count(*) from "OperationLogEntry" e where e."subjectId" = l."userId" and e.action = 'password.reset') as told,
      (select count(*) from "Mail" m where m."userId" = l."userId" and m.template = 'PASSWORD_CHANGED') as letters) f
  where l.purpose = 'RESET_PASSWORD' and (passwords <> used or told <> used or letters <> used or used = 0 and l."userId" = any($1))`;

const follows: Record<string, string[]> = {
  SUBMITTED: ["SUBMITTED", "IN_REVIEW", "APPROVED", "REJECTED"],
  APPROVED: ["APPROVED"],
  REJECTED: ["REJECTED"],
};

/** Sent and decided: in that state or a later one, with one entry in the log. */
async function expectCases(bank: OwnServer, said: Done) {
  const rows = await bank.ask<{ id: string; status: string; actions: string[] }>(
    `select id, status::text, array(select action from "OperationLogEntry" where "objectId" = a.id) as actions
     from "Application" a where id = any($1)`,
    [said.map(({ of: id }) => id)],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { of: id, result } of said) {
    const { status, actions = [] } = found.get(id) ?? {};
    expect(follows[result], `${id} ${result}`).toContain(status);
    expect(actions.filter((action) => action === `application.${result.toLowerCase()}`).length, id).toBe(1);
  }
}

/** What has its name is whole; what was acknowledged stands in the catalogue. Each is looked at once. */
async function expectBackups(bank: OwnServer, said: Done, seen: Set<string>) {
  const folder = bank.env.BACKUPS_DIR!;
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".backup")) : [];
  const noted = await bank.ask<{ file: string; sha256: string }>(`select file, sha256 from "Backup"`);
  for (const { result } of said) {
    expect([...files, ...seen]).toContain(result);
    expect(noted.map(({ file }) => file)).toContain(result);
  }
  for (const file of files) {
    const path = join(folder, file);
    const { sha256 } = await checkBackup(() => createReadStream(path), ...openingOf(bank));
    const line = noted.find((one) => one.file === file);
    if (line) expect(line.sha256).toBe(sha256);
    rmSync(path);
    seen.add(file);
  }
}

const openingOf = ({ keys }: OwnServer) =>
  [[signerOf(keys.signingKey).public], { identity: keys.secret }] as [string[], { identity: string }];

/** Those that count lie there and follow link by link; one whose maker was killed is made by the next. */
async function expectArchives(bank: OwnServer, said: Done, seen: Set<string>) {
  const rows = await bank.ask<{ id: string; file: string; sha256: string; verified: boolean; fault: string | null }>(
    `select id, file, sha256, "verifiedAt" is not null as verified, fault from "LogArchive"`,
  );
  for (const { of: id } of said) {
    const row = rows.find((one) => one.id === id);
    expect(row?.verified || row?.fault !== null, id).toBe(true);
  }
  for (const { id, file, sha256 } of rows.filter(({ id, verified }) => verified && !seen.has(id))) {
    const path = join(bank.env.BACKUPS_DIR!, "log", file);
    expect(createHash("sha256").update(readFileSync(path)).digest("hex")).toBe(sha256);
    expect((await verifyArchive(() => createReadStream(path), ...openingOf(bank))).fault).toBeNull();
    seen.add(id);
  }
  // Its silence is noticed after half a minute, which need not be waited for here.
  await bank.ask(`update "LogArchive" set "aliveAt" = now() - interval '1 minute' where "verifiedAt" is null`);
}

/** As many entries are gone as the deletions and the log itself tell. */
async function expectDeletions(bank: OwnServer, said: Done) {
  const rows = await bank.ask<{ archiveId: string }>(
    `select "archiveId" from "LogDeletion" where "archiveId" = any($1)`,
    [said.map(({ of: id }) => id)],
  );
  expect(rows.length).toBe(said.length);
  const [sum] = await bank.ask<{ told: number; stubs: number; words: number }>(
    `select (select coalesce(sum(entries), 0)::int from "LogDeletion") as told, (select count(*)::int from "OperationLogStub") as stubs,
       (select coalesce(sum((detail->>'entries')::int), 0)::int from "OperationLogEntry" where action = 'log.deleted') as words`,
  );
  expect(sum).toEqual({ told: sum!.told, stubs: sum!.told, words: sum!.told });
}
