import type { LogAction } from "@/lib/audit/actions";
import words from "@/lib/messages/en/log.json" with { type: "json" };

/** Every action by the group its name begins with; each has its words, so the words are the list. */
const groups = words as unknown as Record<string, Record<string, unknown>>;

export const actionGroups = Object.keys(groups);

/** The actions of a group; none where there is no such group. */
export const actionsIn = (group: string): LogAction[] =>
  Object.hasOwn(groups, group) ? Object.keys(groups[group]!).map((name) => `${group}.${name}` as LogAction) : [];
