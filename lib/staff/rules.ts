import type { Right, Template } from "@/lib/auth/rights";
import { rightRoles, templates } from "@/lib/auth/rights";
import type { Placement } from "@/lib/staff/schema";

type Taker = { id: string; branch: string | null; load: number; approves: boolean };
export type PlacingBy = "load" | "branch" | "hand";

/**
 * Who would get which case: always the one with the least in hand, of the same branch where that is asked for and
 * anybody of it is there. Who may not approve gets none, unless nobody else is there. By hand nobody is chosen.
 */
export function planPlacements(
  cases: { id: string }[],
  takers: Taker[],
  by: PlacingBy,
  branch: string | null,
): Placement[] {
  if (by === "hand") return [];
  const able = someOrAll(takers, ({ approves }) => approves);
  const near = by === "branch" ? someOrAll(able, (taker) => taker.branch === branch) : able;
  const loads = new Map(near.map(({ id, load }) => [id, load]));
  if (loads.size === 0) return [];
  return cases.map(({ id: applicationId }) => {
    const [toId] = [...loads].reduce((least, one) => (one[1] < least[1] ? one : least));
    loads.set(toId, loads.get(toId)! + 1);
    return { applicationId, toId };
  });
}

function someOrAll<T>(all: T[], fits: (one: T) => boolean): T[] {
  const some = all.filter(fits);
  return some.length > 0 ? some : all;
}

/** How many cases each has in hand afterwards. */
export function loadsAfter(takers: Taker[], placements: Placement[]): Map<string, number> {
  const given = (id: string) => placements.filter(({ toId }) => toId === id).length;
  return new Map(takers.map(({ id, load }) => [id, load + given(id)]));
}

export type Why = "template" | "added" | "withdrawn" | "none" | "otherRoom";

type Holder = { role: "MANAGER" | "ADMIN"; template: Template; exceptions: { right: string; granted: boolean }[] };

/** Why somebody has a right, or has it not. */
export function whyHolds({ role, template, exceptions }: Holder, right: Right): Why {
  if (rightRoles[right] !== role) return "otherRoom";
  const own = exceptions.find((one) => one.right === right);
  const given = (templates[template].rights as readonly Right[]).includes(right);
  if (own && own.granted !== given) return own.granted ? "added" : "withdrawn";
  return given ? "template" : "none";
}

/** The rights of a role's room, in the order of the list. */
export const rightsOfRoom = (role: "MANAGER" | "ADMIN"): Right[] =>
  (Object.keys(rightRoles) as Right[]).filter((right) => rightRoles[right] === role);

export const templatesOfRoom = (role: "MANAGER" | "ADMIN"): Template[] =>
  (Object.keys(templates) as Template[]).filter((name) => templates[name].role === role);
