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
  | "schemaUnknown"
  | "ruleBroken"
  | "sealedShut"
  | "logForked"
  | "otherFile";

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
