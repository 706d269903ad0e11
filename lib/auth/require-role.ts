import "server-only";
import { notFound, redirect } from "next/navigation";
import type { Actor, Role } from "@/lib/auth/actor";
import { currentEntrant } from "@/lib/auth/entrant";
import type { Right } from "@/lib/auth/rights";
import { currentActor, sessionToken } from "@/lib/auth/session";

/** A role, or anybody at all who is signed in. */
export type Who<R extends Role> = R | "PERSON";

/**
 * The first gate. Nobody signed in: to the sign-in page. Somebody else's room, or one that needs a right this
 * person lacks: it does not exist for this person.
 */
export async function requireRole<R extends Role>(who: Who<R>, right?: Right): Promise<Actor<R>> {
  const actor = await currentActor();
  if (!actor) redirect(await wayIn());
  if (who !== "PERSON" && !hasRole(actor, who)) notFound();
  if (right && !actor.rights.has(right)) notFound();
  return actor as Actor<R>;
}

/** For somebody half signed in on to the second factor, for everybody else to the beginning. */
async function wayIn() {
  if (await currentEntrant()) return "/sign-in/second-factor";
  return (await sessionToken()) ? "/sign-in?notice=session.ended" : "/sign-in";
}

export function hasRole<R extends Role>(actor: Actor, role: R): actor is Actor<R> {
  return actor.role === role;
}
