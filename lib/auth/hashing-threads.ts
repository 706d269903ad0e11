import "server-only";
import { makeLessUrgent, threadsNamed } from "@/lib/thread";

/**
 * Passwords are checked by threads of their own; from here on they give way to the one that answers requests. Only
 * Linux sets the priority of a thread; elsewhere all stay alike. Call it when the first check has started the threads.
 */
export function letHashingGiveWay(): string[] {
  const hashing = threadsNamed("libuv-worker");
  makeLessUrgent(hashing, 5);
  return hashing;
}
