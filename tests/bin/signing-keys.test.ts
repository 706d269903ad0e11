import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { signCheckpoint } from "@/lib/audit/checkpoint";
import { openChain } from "@/lib/audit/read-chain";
import { verifyChain } from "@/lib/audit/verify";
import { newKeeper, readWitness } from "@/lib/audit/witness";
import { sealContent } from "@/lib/backups/container";
import { newIdentity } from "@/lib/backups/recipients";
import { newSigningSeed, signerOf } from "@/lib/backups/signature";
import { env } from "@/lib/env";
import { publicKeyOf, publicWords, signingKey } from "@/lib/vault/ed25519";
import { asSuperuser, entries, rehash } from "@/tests/support/log";
import { aStranger } from "@/tests/support/make";

const folder = mkdtempSync(join(tmpdir(), "xinka-signing-"));

/** A command as an operator gives it, under other settings: its exit code and what it said. */
function command(args: string[], settings: Record<string, string>): Promise<{ code: number; said: string }> {
  const flags = ["--disable-warning=ExperimentalWarning", "--import=./bin/resolve.mjs"];
  const [name, ...rest] = args;
  return new Promise((done) =>
    execFile(
      process.execPath,
      [...flags, `bin/${name}.ts`, ...rest],
      { env: { ...process.env, ...settings } },
      (error, out, faults) => done({ code: Number(error?.code ?? 0), said: out + faults }),
    ),
  );
}

/** The keeper of checkpoints after a restart with these settings. */
async function keeperUnder(settings: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const [{ newKeeper }, { env }] = await Promise.all([import("@/lib/audit/witness"), import("@/lib/env")]);
  expect([env.LOG_KEY, env.CHECKPOINTS_FILE]).toEqual([settings.LOG_KEY, settings.CHECKPOINTS_FILE]);
  vi.unstubAllEnvs();
  return newKeeper();
}

test("[LG-04][DP-10] a replaced LOG_KEY: old checkpoints hold under the old public half, new under the new, none else", async () => {
  const person = await aStranger();
  const files = { old: env.CHECKPOINTS_FILE, next: join(folder, "checkpoints-2"), forged: join(folder, "forged") };
  const seeds = {
    old: env.LOG_KEY,
    next: randomBytes(32).toString("base64"),
    thief: randomBytes(32).toString("base64"),
  };
  const half = (seed: string) => publicWords(signingKey(seed));
  await entries(person, 3);
  expect(await newKeeper()()).toMatchObject({ size: 3 });

  const settings = { LOG_KEY: seeds.next, CHECKPOINTS_FILE: files.next };
  const keep = await keeperUnder(settings);
  await entries(person, 2);
  const first = await keep();
  expect(first).toMatchObject({ size: 5 });
  await writeFile(files.forged, signCheckpoint(signingKey(seeds.thief), first!));

  const faultIn = async (file: string, publicHalf: string) => {
    const chain = await openChain();
    const { fault } = await verifyChain(chain, await readWitness(file, publicKeyOf(publicHalf)), () => {}).finally(() =>
      chain.end(),
    );
    return fault?.kind ?? null;
  };
  expect(await faultIn(files.old, half(seeds.old))).toBeNull();
  expect(await faultIn(files.next, half(seeds.next))).toBeNull();
  for (const [file, seed] of [
    [files.old, seeds.next],
    [files.next, seeds.old],
    [files.forged, seeds.old],
    [files.forged, seeds.next],
  ] as const)
    expect(await faultIn(file, half(seed))).toBe("unsigned");

  expect((await command(["log", "key"], settings)).said.trim()).toBe(half(seeds.next));
  expect(await command(["log", "verify"], settings)).toMatchObject({ code: 0 });
  const elder = ["log", "verify", "--checkpoints", files.old, "--key", half(seeds.old)];
  expect(await command(elder, settings)).toMatchObject({ code: 0 });

  // What the time before has signed still finds a log that was rewritten in it.
  await asSuperuser(async (client) => {
    await client.query(`UPDATE "OperationLogEntry" SET address = '192.0.2.99' WHERE seq = 2`);
    await rehash(client, 2);
  });
  expect(await faultIn(files.old, half(seeds.old))).toBe("rewritten");
});

test("[BK-04][DP-10] a replaced BACKUP_SIGNING_KEY: backups of before are believed while BACKUP_TRUSTED names it, new ones at once", async () => {
  const seeds = { old: newSigningSeed(), next: newSigningSeed(), thief: newSigningSeed() };
  const recipients = [(await newIdentity()).recipient, (await newIdentity()).recipient];
  const made = async (seed: string, name: string) => {
    const parts: Buffer[] = [];
    const head = {
      id: "01900000-0000-7000-8000-000000000001",
      createdAt: new Date(),
      recipients,
      signer: signerOf(seed),
    };
    for await (const part of sealContent((async function* () {})(), head, randomBytes(32))) parts.push(part);
    await writeFile(join(folder, name), Buffer.concat(parts));
    return join(folder, name);
  };
  const [before, after, forged] = [
    await made(seeds.old, "before"),
    await made(seeds.next, "after"),
    await made(seeds.thief, "forged"),
  ];
  const settings = { BACKUP_SIGNING_KEY: seeds.next, BACKUP_TRUSTED: signerOf(seeds.old).public };
  const verify = async (file: string, more: Record<string, string> = {}) =>
    (await command(["backup", "verify", file], { ...settings, ...more })).code;
  expect(await Promise.all([verify(before), verify(after), verify(forged)])).toEqual([0, 0, 1]);
  expect(await verify(before, { BACKUP_TRUSTED: "" })).toBe(1);
});
