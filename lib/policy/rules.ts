import type { ProposalStatus, RuleSetStatus } from "@/lib/generated/prisma/enums";
import { measuresOf } from "@/lib/policy/rule-set";
import type { RuleSet } from "@/lib/policy/schema";

export const setStates = ["draft", "shadow", "putForward", "scheduled", "inForce", "retired", "discarded"] as const;
export type SetState = (typeof setStates)[number];

export type SetTimes = {
  status: RuleSetStatus;
  shadowUntil: Date | null;
  effectiveFrom: Date | null;
  retiredAt: Date | null;
  /** Of the proposal to publish it, where there is one. */
  proposal: ProposalStatus | null;
};

/** What a set is at a moment: a proposal that was declined, or a shadow whose day has passed, leaves a draft. */
export function stateOf({ status, shadowUntil, effectiveFrom, retiredAt, proposal }: SetTimes, now: Date): SetState {
  if (status === "RETIRED") return "discarded";
  if (status === "PROPOSED") return proposal === "WAITING" ? "putForward" : "draft";
  if (status === "SHADOW") return shadowUntil && shadowUntil > now ? "shadow" : "draft";
  if (status === "DRAFT") return "draft";
  if (effectiveFrom && effectiveFrom > now) return "scheduled";
  return retiredAt && retiredAt <= now ? "retired" : "inForce";
}

export type Changes = {
  added: string[];
  changed: string[];
  removed: string[];
  measures: ("cutOffs" | "costs" | "limit")[];
};

/** In what a set differs from another one, rule by rule by the ids that stay. */
export function changesFrom(before: RuleSet, after: RuleSet): Changes {
  const [old, fresh] = [before, after].map(
    ({ rules }) => new Map(rules.map((rule) => [rule.id, JSON.stringify(rule)])),
  );
  const [was, is] = [measuresOf(before), measuresOf(after)];
  const differs = (name: keyof typeof is) => JSON.stringify(was[name]) !== JSON.stringify(is[name]);
  return {
    added: [...fresh!.keys()].filter((id) => !old!.has(id)),
    changed: [...fresh!].filter(([id, text]) => old!.has(id) && old!.get(id) !== text).map(([id]) => id),
    removed: [...old!.keys()].filter((id) => !fresh!.has(id)),
    measures: (["cutOffs", "costs", "limit"] as const).filter(differs),
  };
}

export const isUnchanged = ({ added, changed, removed, measures }: Changes) =>
  [added, changed, removed, measures].every((list) => list.length === 0);

/** A new rule's name for good: versions are given once, so no other version makes the same. */
export function freshId(version: number, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`v${version}r${number}`)) number += 1;
  return `v${version}r${number}`;
}
