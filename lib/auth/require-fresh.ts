import "server-only";
import { redirect } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";

/**
 * Before a page shows the form of a sensitive deed: whoever has not shown a second factor (or, without one, the
 * password) within five minutes is asked first and comes back to `path`. The action's gate says `fresh` as well.
 */
export function requireFresh(actor: Actor, path: string): void {
  if (!actor.fresh) redirect(`/confirm?next=${encodeURIComponent(path)}`);
}
