import "server-only";
import { dropBytes } from "@/lib/documents/store";
import { log } from "@/lib/log";

/** Removes stored bytes that no row speaks of. They are sealed and out of reach, so a failure harms nobody. */
export async function forgetBytes(storageKeys: string[]) {
  for (const storageKey of storageKeys) {
    try {
      await dropBytes(storageKey);
    } catch (error) {
      log.warn({ storageKey, error: String(error) }, "stored bytes were not removed");
    }
  }
}
