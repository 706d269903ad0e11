/** How long an entry must stay at least, by what it tells. */
export const logClasses = ["security", "access", "decision"] as const;
export type LogClass = (typeof logClasses)[number];

/** The floors in months below which no setting goes. The database holds the same (log_floor). */
export const lowestFloors: Record<LogClass, number> = { security: 12, access: 36, decision: 120 };

/** What the beginning of an action says of its class; whatever else there is stays longest. The same in log_class. */
const beginnings: [LogClass, string[]][] = [
  ["security", ["account.", "contact.", "session.", "signIn.", "language.", "password.", "factor."]],
  ["access", ["document.viewed", "customer.revealed", "signIns.", "log.viewed", "log.exported"]],
];

export function classOf(action: string): LogClass {
  return beginnings.find(([, starts]) => starts.some((start) => action.startsWith(start)))?.[0] ?? "decision";
}

/** What a lawful deletion leaves in the chain, in the detail of its entry. */
export type Tombstone = {
  /** The place of the entry that tells of it. */
  seq: number;
  archiveId: string;
  from: number;
  to: number;
  entries: number;
  /** Over the places and hashes of all that went. */
  digest: string;
  classes: LogClass[];
};

export type FaultKind =
  | "missing"
  | "doubled"
  | "altered"
  | "detail"
  | "deleted"
  | "cut"
  | "rewritten"
  | "contradiction"
  | "unsigned";

/** The first place at which the log is not what it was. */
export type Fault = { kind: FaultKind; seq: number };

export type Verdict = {
  /** Entries read and found whole. */
  entries: number;
  /** Entries lawfully deleted: their hashes hold the chain together. */
  deleted: number;
  last: number;
  /** Signed checkpoints that agree; null where none were at hand. */
  checkpoints: number | null;
  fault: Fault | null;
};
