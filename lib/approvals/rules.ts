import { createHash } from "node:crypto";

/** How long a proposal waits for its second person, in hours. */
export const lifeHours = 7 * 24;
/** After how many hours it is done by itself where nobody else may approve. */
export const aloneHours = 72;
/** How long somebody must have had the role and the right before approving with it, in hours. */
export const settledHours = 24;

/** The one text of a content: keys in order, so that the same content has the same hash everywhere. */
export function exactText(content: unknown): string {
  return JSON.stringify(content, (_key, value) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

export const hashOf = (kind: string, text: string) => createHash("sha256").update(`${kind}\n${text}`).digest("hex");

/** The notice after proposing something. */
export const proposedNotice = ({ alone }: { alone: boolean }) =>
  alone ? "approval.proposedAlone" : "approval.proposed";
