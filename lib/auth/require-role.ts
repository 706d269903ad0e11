import "server-only";
import { notFound, redirect } from "next/navigation";
import type { Actor, Role } from "@/lib/auth/actor";
import { currentEntrant } from "@/lib/auth/entrant";
import type { Right } from "@/lib/auth/rights";
import { currentActor, sessionToken } from "@/lib/auth/session";
import { placeAsked } from "@/lib/forms/asked";
import { log } from "@/lib/log";

/** A role, or anybody at all who is signed in. */
export type Who<R extends Role> = R | "PERSON";

/**
 * The first gate. Nobody signed in: to the sign-in page. Somebody else's room, or one that needs a right this
 * person lacks: it does not exist for this person.
 */
export async function requireRole<R extends Role>(who: Who<R>, right?: Right): Promise<Actor<R>> {
  const actor = await currentActor();
  if (!actor) return sendToSignIn();
  if (who !== "PERSON" && !hasRole(actor, who)) shut(actor, who, right);
  if (right && !actor.rights.has(right)) shut(actor, who, right);
  return actor as Actor<R>;
}

/** Who stands before a door that is not for them is told of no door, and noted. */
function shut({ id, role, requestId }: Actor, who: string, right?: Right): never {
  log.warn({ actor: id, role, requestId, door: right ?? who }, "a door stayed shut");
  notFound();
}

/** To the sign-in, and back here afterwards; `unsent`: with what was typed, which waits there. */
export async function sendToSignIn(unsent = false): Promise<never> {
  const place = await placeAsked();
  place?.searchParams.delete("notice");
  if (unsent) place?.searchParams.set("unsent", "yes");
  redirect(await wayIn(place ? { next: place.pathname + place.search } : {}, unsent));
}

/** For somebody half signed in on to the second factor, for everybody else to the beginning. */
async function wayIn(next: { next?: string }, unsent: boolean) {
  if (await currentEntrant()) return `/sign-in/second-factor?${new URLSearchParams(next)}`;
  const notice = (await sessionToken()) ? { notice: unsent ? "session.unsent" : "session.ended" } : {};
  return `/sign-in?${new URLSearchParams({ ...notice, ...next })}`;
}

export function hasRole<R extends Role>(actor: Actor, role: R): actor is Actor<R> {
  return actor.role === role;
}
