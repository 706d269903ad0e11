// What the application's database role may do: the whole of it. Whatever is not named here it may not touch.
//
// A new table needs one line below, no SQL: the next migration run grants it, and tests/prisma/rights.test.ts fails until
// the line is there. Choose the least of
//   read    look only
//   put     new rows, which it never sees again
//   add     history: new rows, none changed, none removed
//   change  new rows and changes, nothing removed
//   all     rows may go too
// A new sequence, and a new function that runs with its owner's rights (SECURITY DEFINER), needs its line as well.

export const verbs = {
  read: ["SELECT"],
  put: ["INSERT"],
  add: ["SELECT", "INSERT"],
  change: ["SELECT", "INSERT", "UPDATE"],
  all: ["SELECT", "INSERT", "UPDATE", "DELETE"],
} as const;

export type May = keyof typeof verbs;

export const tables: Record<string, May> = {
  User: "all",
  DataKey: "change",
  Credential: "all",
  RightException: "all",
  Session: "all",
  OneTimeLink: "all",
  ContactChange: "all",
  Consent: "add",
  SignIn: "add",
  Throttle: "all",
  Guessing: "all",
  Totp: "all",
  Passkey: "all",
  RecoveryCode: "all",
  RecoverySheet: "all",
  Challenge: "all",
  KnownDevice: "all",
  Proposal: "change",
  Mail: "all",

  Customer: "change",
  CustomerAddress: "all",
  ProfileChange: "add",

  Backup: "change",
  BackupJob: "change",
  BackupPolicy: "change",

  CardProduct: "read",
  Application: "all",
  Submission: "add",
  Document: "all",
  Decision: "add",
  ApplicationEvent: "add",
  CardOutcome: "add",

  OperationLogDraft: "put",
  OperationLogEntry: "read",
  OperationLogStub: "read",
  LogCheck: "change",
  Installation: "read",
  _prisma_migrations: "read",
};

export const sequences = ["customer_number", "application_number", "staff_number"];

/** With the types of the arguments, as PostgreSQL writes them: "prune_log(bigint, bigint)". */
export const ownersFunctions: string[] = [];
