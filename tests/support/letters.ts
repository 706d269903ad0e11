import { deliverDue } from "@/lib/mail/deliver";
import { listMailbox } from "@/lib/mail/mailbox";

/** Sends what waits and gives every letter to an address that is there now, newest first. */
export async function lettersTo(address: string) {
  await deliverDue();
  return (await listMailbox()).filter(({ to }) => to === address);
}

/** The token at the end of a letter's link of this kind, such as "/reset-password/". */
export function tokenIn(text: string | undefined, path: string): string {
  return new RegExp(`${path}([\\w-]{43})`).exec(text ?? "")?.[1] ?? "";
}

/** Rows as one text, to look for what must not be in them. */
export const textOf = (rows: unknown) =>
  JSON.stringify(rows, (_name, value) => (typeof value === "bigint" ? String(value) : value));

/** The newest link of this kind that an address was mailed, once the worker has sent it. */
export async function mailedLink(address: string, path: string): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const letters = (await listMailbox()).filter(({ to }) => to === address);
    const token = letters.map(({ text }) => tokenIn(text, path)).find(Boolean);
    if (token) return path + token;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`No letter with a link to ${path} came.`);
}
