import type { Actor, Role } from "@/lib/auth/actor";
import type { Right } from "@/lib/auth/rights";
import { sql } from "@/tests/attack/changes";
import { aCustomer, aManager, anAdmin } from "@/tests/support/make";
import { cookieFor } from "@/tests/support/session";

export const roles = ["CUSTOMER", "MANAGER", "ADMIN"] as const satisfies Role[];

/** Everybody who may come: nobody, people of each role, and for each role one halfway in and one whose account is closed. */
export const standings = ["anonymous", "half", "disabled", "CUSTOMER", "MANAGER", "ADMIN"] as const;
export type Standing = (typeof standings)[number];

/** Who has no business at a door for this role. */
export const strangersTo = (who: Role | "PERSON" | "ENTRANT") =>
  standings.filter((standing) => {
    if (who === "ENTRANT") return standing !== "half";
    return who === "PERSON" ? !roles.includes(standing as Role) : standing !== who;
  });

/** A page is sent away to the sign-in; a form that script sends is told of it where it stands. */
export const isSentToSignIn = (to: string, errors = "") =>
  to.startsWith("/sign-in") || errors.startsWith('{"session":');

/** Where a stranger is sent instead; a door of another room does not exist. */
export function isShut(
  who: Role | "PERSON" | "ENTRANT",
  standing: Standing,
  { status, to, errors }: { status: number; to: string; errors?: string | undefined },
) {
  if (!roles.includes(standing as Role)) return isSentToSignIn(to, errors);
  return who === "ENTRANT" ? /^\/(home|work|admin)$/.test(to) : status === 404 && to === "";
}

/** A person of the role without one of its rights. */
export async function withoutRight(role: Role, right: Right) {
  const person = await makers[role]();
  await sql(`insert into "RightException" ("userId", "right", granted) values ($1::uuid, $2, false)`, [
    person.id,
    right,
  ]);
  return person;
}

/** A session whose factor was shown an hour ago. */
export async function staleCookieOf(person: { id: string }) {
  const { name, value } = await cookieFor(person.id, { factorAt: new Date(Date.now() - 3_600_000) });
  return `${name}=${value}`;
}

export const makers = { CUSTOMER: aCustomer, MANAGER: aManager, ADMIN: anAdmin };

export async function cookieOf(person: { id: string }) {
  const { name, value } = await cookieFor(person.id);
  return `${name}=${value}`;
}

/** Password right, nothing more: the session waits for the second factor. */
export async function halfCookieOf(person: { id: string }) {
  const { name, value } = await cookieFor(person.id, { stage: "PASSWORD" });
  return `${name}=${value}`;
}

export async function disabledCookieOf(person: { id: string }) {
  const cookie = await cookieOf(person);
  await sql(`update "User" set status = 'DISABLED' where id = $1::uuid`, [person.id]);
  return cookie;
}

export type Visitors = Record<Standing, string | undefined>;

/** A cookie for each standing; those halfway in and those disabled are of the role that the door asks for. */
export async function visitorsFor(role: Role): Promise<Visitors> {
  const people = await thePeople();
  return {
    anonymous: undefined,
    half: people[role].half,
    disabled: people[role].disabled,
    CUSTOMER: people.CUSTOMER.cookie,
    MANAGER: people.MANAGER.cookie,
    ADMIN: people.ADMIN.cookie,
  };
}

type Standings = { actor: Actor; cookie: string; half: string; disabled: string };
let kept: Promise<Record<Role, Standings>> | undefined;
let keptSince = 0;

/** The same people for some minutes: a session that nobody uses ends. */
export function thePeople() {
  if (Date.now() - keptSince > 8 * 60_000) kept = undefined;
  keptSince = kept ? keptSince : Date.now();
  kept ??= Promise.all(roles.map(standingsOf)).then(
    (all) => Object.fromEntries(all.map((one) => [one.actor.role, one])) as Record<Role, Standings>,
  );
  return kept;
}

async function standingsOf(role: Role): Promise<Standings> {
  const make = makers[role];
  const actor = await make();
  return {
    actor,
    cookie: await cookieOf(actor),
    half: await halfCookieOf(await make()),
    disabled: await disabledCookieOf(await make()),
  };
}
