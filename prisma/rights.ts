// What the application's database role may do: the whole of it. Whatever is not named here it may not touch.
//
// A new table needs one line below, no SQL: the next migration run grants it, and tests/prisma/rights.test.ts fails until
// the line is there. Choose the least of
//   read    look only
//   put     new rows, which it never sees again
//   add     history: new rows, none changed, none removed
//   change  new rows and changes, nothing removed
//   all     rows may go too
// Where customers' rows lie in it, say whose a row is: `["all", mine("userId")]`. In a customer's name (lib/db.ts: `ownRows`,
// `transaction(customer, …)`) only rows for which that is true exist; a third condition says which may be written, if fewer.
// A new sequence, and a new function that runs with its owner's rights (SECURITY DEFINER), needs its line as well.

export const verbs = {
  read: ["SELECT"],
  put: ["INSERT"],
  add: ["SELECT", "INSERT"],
  change: ["SELECT", "INSERT", "UPDATE"],
  all: ["SELECT", "INSERT", "UPDATE", "DELETE"],
} as const;

export type May = keyof typeof verbs;

/** The customer in whose name the transaction runs; without one this is nobody. */
const me = "(select nullif(current_setting('xinka.customer', true), '')::uuid)";
const mine = (column: string) => `"${column}" = ${me}`;
/** Through the wall of the application itself. */
const ofMyApplication = 'exists (select 1 from "Application" a where a.id = "applicationId")';

/** What the product may, and for a customer whose rows: which exist, and which may be written. */
type Right = May | [may: May, seen: string, written?: string];

export const tables: Record<string, Right> = {
  // Everybody may know who his manager is.
  User: ["all", `id = ${me} or role <> 'CUSTOMER'`, `id = ${me}`],
  DataKey: ["change", mine("userId")],
  Erasure: ["read", "false"],
  Credential: ["all", mine("userId")],
  RightException: ["all", mine("userId")],
  Session: ["all", mine("userId")],
  OneTimeLink: ["all", mine("userId")],
  ContactChange: ["all", mine("userId")],
  Consent: ["add", mine("userId")],
  SignIn: ["add", mine("userId")],
  SignInTally: "all",
  Throttle: "all",
  Guessing: "all",
  Totp: ["all", mine("userId")],
  Passkey: ["all", mine("userId")],
  RecoveryCode: ["all", mine("userId")],
  RecoverySheet: ["all", mine("userId")],
  Challenge: ["all", 'exists (select 1 from "Session" s where s.id = "sessionId")'],
  KnownDevice: ["all", mine("userId")],
  Proposal: ["change", "false"],
  QueueView: ["all", "false"],
  Mail: ["all", mine("userId")],

  Customer: ["change", `id = ${me}`],
  CustomerAddress: ["all", mine("customerId")],
  ProfileChange: ["add", mine("customerId")],

  Backup: ["change", "false"],
  BackupJob: ["change", "false"],
  BackupPolicy: ["change", "false"],

  CardProduct: "read",
  Application: ["all", mine("customerId")],
  Submission: ["add", ofMyApplication],
  Document: ["all", mine("customerId")],
  Decision: ["add", ofMyApplication],
  ApplicationEvent: ["add", ofMyApplication],
  CardOutcome: ["change", ofMyApplication, "false"],
  ScoringModel: ["change", "false"],
  ModelTraining: ["change", "false"],
  Advice: ["add", "false"],
  CardAlarm: ["change", "false"],
  KeptFigure: ["all", "false"],
  RuleSet: ["change", "false"],
  ShadowAdvice: ["add", "false"],
  BackTest: ["change", "false"],

  OperationLogDraft: ["put", mine("actorId")],
  OperationLogEntry: ["read", `${mine("actorId")} or ${mine("subjectId")}`],
  OperationLogStub: "read",
  LogCheck: ["change", "false"],
  LogArchive: ["change", "false"],
  LogOpening: ["all", "false"],
  LogDeletion: ["read", "false"],
  LogArchivedCount: ["read", mine("personId")],
  LogFloor: "change",
  Installation: "read",
  _prisma_migrations: "read",
};

export const mayOf = (right: Right): May => (typeof right === "string" ? right : right[0]);

export const sequences = ["customer_number", "application_number", "staff_number"];

/** With the types of the arguments, as PostgreSQL writes them: "prune_log(bigint, bigint)". */
export const ownersFunctions: string[] = [
  "log_delete(uuid,text[],uuid,uuid)",
  "erase_customer(uuid,uuid,uuid)",
  "erasure_swept(uuid,text[])",
];
