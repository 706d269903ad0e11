import { listMailbox } from "@/lib/mail/mailbox";

/** The token at the end of a letter's link of this kind, such as "/reset-password/". */
export function tokenIn(text: string | undefined, path: string): string {
  return new RegExp(`${path}([\\w-]{43})`).exec(text ?? "")?.[1] ?? "";
}

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
