/** What can be wrong with a backup file; words for each are in the catalogue (backups.fault). */
export type FaultCode =
  | "notABackup"
  | "cutOff"
  | "unknownSigner"
  | "signatureWrong"
  | "noKey"
  | "keyWrong"
  | "chunkWrong"
  | "contentWrong"
  | "tableWrong"
  | "documentWrong"
  | "linkBroken"
  | "rowRefused"
  | "schemaUnknown"
  | "ruleBroken"
  | "sealedShut"
  | "logBroken"
  | "logForked"
  | "otherFile";

/** What a trial restore finds, and a check of the content alone may not: that clears none of it away again. */
export const foundByTrial: FaultCode[] = [
  "linkBroken",
  "rowRefused",
  "schemaUnknown",
  "ruleBroken",
  "sealedShut",
  "logBroken",
  "logForked",
];

/** A backup that is not what it should be. Nothing after the first fault is ever used. */
export class BackupFault extends Error {
  readonly code: FaultCode;
  readonly values: Record<string, string | number>;
  constructor(code: FaultCode, values: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}

/** What the database says of rows that no bank could hold; of anything else, what it was. */
export function asFault(error: unknown): unknown {
  const { code, table = "" } = error as { code?: unknown; table?: string };
  if (code === "23503") return new BackupFault("linkBroken", { table });
  return /^2[23]\w{3}$/.test(String(code)) ? new BackupFault("rowRefused", { table }) : error;
}
