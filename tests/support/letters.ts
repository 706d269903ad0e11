import { deliverDue } from "@/lib/mail/deliver";
import { listMailbox } from "@/lib/mail/mailbox";

/** Sends what waits and gives every letter to an address that is there now, newest first. */
export async function lettersTo(address: string) {
  await deliverDue();
  return (await listMailbox()).filter(({ to }) => to === address);
}

/** Rows as one text, to look for what must not be in them. */
export const textOf = (rows: unknown) =>
  JSON.stringify(rows, (_name, value) => (typeof value === "bigint" ? String(value) : value));
