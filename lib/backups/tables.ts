// What a backup holds of each table, and what a restore does with it. A test asks every new table for its line.

/** In the backup; a restore brings these rows back. */
export const restored = [
  "User",
  "DataKey",
  "Consent",
  "Customer",
  "CustomerAddress",
  "ProfileChange",
  "CardProduct",
  "Application",
  "Submission",
  "Document",
  "Decision",
  "ApplicationEvent",
  "CardOutcome",
  "ScoringModel",
  "Advice",
  "CardAlarm",
  "RuleSet",
  "ShadowAdvice",
  "BackTest",
  "Installation",
  "QueueView",
];

/**
 * In the backup, for a bank that has lost everything. Where the present has rows, a restore keeps those: no password,
 * factor, right or log entry of yesterday comes back over one of today.
 */
export const keptFromPresent = [
  "Backup",
  "BackupPolicy",
  "Credential",
  "ContactChange",
  "Erasure",
  "Proposal",
  "RightException",
  "Totp",
  "Passkey",
  "RecoveryCode",
  "KnownDevice",
  "SignIn",
  "OperationLogEntry",
  "OperationLogStub",
  "LogArchive",
  "LogDeletion",
  "LogArchivedCount",
  "LogFloor",
];

/** Not in a backup, and a restore leaves the present rows where they are: the restore itself is one of them. */
export const presentOnly = ["BackupJob", "LogCheck", "ModelTraining"];

/** Never in a backup: what opens doors, and what a second sending would repeat. */
export const leftOut: Record<string, string> = {
  RecoverySheet: "codes are shown once",
  OperationLogDraft: "empty between transactions",
  LogOpening: "a restore opens no archive",
  Session: "a restore signs nobody in",
  OneTimeLink: "a restore opens no mailed link again",
  Challenge: "a factor is asked for anew",
  KeptFigure: "counted anew from what is there",
  Guessing: "counters of guessing belong to their hour",
  SignInTally: "counters of a flood belong to their minute",
  Throttle: "counters of guessing belong to their hour",
  Mail: "letters would be sent twice",
  _prisma_migrations: "the backup names its migrations itself",
};

export const inBackup = (table: string) => !(table in leftOut || presentOnly.includes(table));
