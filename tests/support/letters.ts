import { deliverDue } from "@/lib/mail/deliver";
import { listMailbox } from "@/lib/mail/mailbox";

/** Sends what waits and gives every letter to an address that is there now, newest first. */
export async function lettersTo(address: string) {
  await deliverDue();
  return (await listMailbox()).filter(({ to }) => to === address);
}
