import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Actor, Role } from "@/lib/auth/actor";
import { currentEntrant } from "@/lib/auth/entrant";
import type { Right } from "@/lib/auth/rights";
import { currentActor, sessionToken } from "@/lib/auth/session";
import { log } from "@/lib/log";

/** A role, or anybody at all who is signed in. */
export type Who<R extends Role> = R | "PERSON";

/**
 * The first gate. Nobody signed in: to the sign-in page. Somebody else's room, or one that needs a right this
 * person lacks: it does not exist for this person.
 */
export async function requireRole<R extends Role>(who: Who<R>, right?: Right): Promise<Actor<R>> {
  const actor = await currentActor();
  if (!actor) redirect(await wayIn());
  if (who !== "PERSON" && !hasRole(actor, who)) shut(actor, who, right);
  if (right && !actor.rights.has(right)) shut(actor, who, right);
  return actor as Actor<R>;
}

/** Who stands before a door that is not for them is told of no door, and noted. */
function shut({ id, role, requestId }: Actor, who: string, right?: Right): never {
  log.warn({ actor: id, role, requestId, door: right ?? who }, "a door stayed shut");
  notFound();
}

/** For somebody half signed in on to the second factor, for everybody else to the beginning; and back here afterwards. */
async function wayIn() {
  const ended = (await sessionToken()) ? { notice: "session.ended" } : {};
  const way = (await currentEntrant()) ? "/sign-in/second-factor" : "/sign-in";
  const next = placeIn((await headers()).get("x-place"));
  const asked = new URLSearchParams({ ...(way === "/sign-in" ? ended : {}), ...(next ? { next } : {}) });
  return asked.size > 0 ? `${way}?${asked}` : way;
}

/** The page that was asked for, without what it was to say once. */
function placeIn(asked: string | null) {
  if (!asked || !URL.canParse(asked)) return "";
  const { pathname, searchParams } = new URL(asked);
  searchParams.delete("notice");
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}

export function hasRole<R extends Role>(actor: Actor, role: R): actor is Actor<R> {
  return actor.role === role;
}
