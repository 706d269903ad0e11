import "server-only";
import { refresh } from "next/cache";

/** For `.catch` of a command: a refusal mostly means that the page is old, so it comes back as things are now. */
export function showAsItIs(error: unknown): never {
  refresh();
  throw error;
}
