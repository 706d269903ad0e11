import "server-only";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";

/** A letter as the try-out keeps it instead of sending it. */
export type KeptLetter = { id: string; to: string; subject: string; text: string; at: string };

/** As a file that is whole as soon as it has its name. */
export async function keepInMailbox(letter: Omit<KeptLetter, "at">) {
  await mkdir(env.MAILBOX_DIR, { recursive: true, mode: 0o700 });
  const path = join(env.MAILBOX_DIR, `${letter.id}.json`);
  await writeFile(`${path}.part`, JSON.stringify({ ...letter, at: new Date().toISOString() }), { mode: 0o600 });
  await rename(`${path}.part`, path);
}

/** The newest letters of the try-out, newest first. Empty in a deployment, which sends them. */
export async function listMailbox(most = 50): Promise<KeptLetter[]> {
  if (!env.TRY_OUT) return [];
  const names = await readdir(env.MAILBOX_DIR).catch(() => []);
  const letters = names.filter((name) => name.endsWith(".json"));
  const newest = letters.sort().reverse().slice(0, most);
  const texts = await Promise.all(newest.map((name) => readFile(join(env.MAILBOX_DIR, name), "utf8")));
  return texts.map((text) => JSON.parse(text) as KeptLetter).sort((a, b) => (a.at < b.at ? 1 : -1));
}
