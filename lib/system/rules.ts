/** How a part of the portal is, from what was read of it. Times are UTC, `now` is the database's. */
export type Finding = {
  part: "database" | "jobs" | "mail" | "disk" | "backup" | "drill" | "log";
  state: "fine" | "watch" | "fault";
  /** lib/messages admin.system.why */
  why: string;
  count?: number;
  at?: Date;
};

const minute = 60_000;
const day = 24 * 60 * minute;
const gigabyte = 1024 ** 3;

export type Outbox = { waiting: number; refused: number; oldest: Date | null };

/** Letters leave within a second; what waits for minutes has nobody who sends it, or nobody who takes it. */
export function judgeMail({ waiting, refused, oldest }: Outbox, now: Date): Finding {
  const late = oldest ? now.getTime() - oldest.getTime() : 0;
  if (oldest && late > 60 * minute)
    return { part: "mail", state: "fault", why: "mailLate", count: waiting, at: oldest };
  if (oldest && late > 5 * minute) return { part: "mail", state: "watch", why: "mailLate", count: waiting, at: oldest };
  if (refused > 0) return { part: "mail", state: "watch", why: "mailRefused", count: refused };
  return { part: "mail", state: "fine", why: "mailFine" };
}

/** Room on the disk of the documents, in bytes. */
export function judgeDisk({ free, size }: { free: number; size: number }): Finding {
  const state = free < gigabyte / 4 ? "fault" : free < gigabyte || free / size < 0.1 ? "watch" : "fine";
  return { part: "disk", state, why: state === "fine" ? "diskFine" : "diskLow", count: Math.floor(free / 1024 ** 2) };
}

export type LastBackup = { madeAt: Date; fault: string | null; level: number } | null;

/** `hour`: when a backup is made by itself each day; null where nobody asked for that. */
export function judgeBackup(last: LastBackup, hour: number | null, now: Date): Finding {
  const part = "backup";
  if (!last) return { part, state: hour === null ? "watch" : "fault", why: "backupNone" };
  if (last.fault) return { part, state: "fault", why: "backupFaulty", at: last.madeAt };
  const age = now.getTime() - last.madeAt.getTime();
  if (age > 3 * day) return { part, state: "fault", why: "backupOld", at: last.madeAt };
  if (age > 1.25 * day || last.level < 2) return { part, state: "watch", why: "backupOld", at: last.madeAt };
  return { part, state: "fine", why: "backupFine", at: last.madeAt };
}

/** A backup that was never restored for trial is a hope. */
export function judgeDrill(at: Date | null, now: Date): Finding {
  if (!at) return { part: "drill", state: "watch", why: "drillNone" };
  const old = now.getTime() - at.getTime() > 8 * day;
  return { part: "drill", state: old ? "watch" : "fine", why: old ? "drillOld" : "drillFine", at };
}

export type LastCheck = { finishedAt: Date; broken: boolean } | null;

/** A log that nobody has verified for a month is to be looked at; one that was found altered is a fault. */
export function judgeLog(last: LastCheck, now: Date): Finding {
  if (!last) return { part: "log", state: "watch", why: "logNever" };
  if (last.broken) return { part: "log", state: "fault", why: "logBroken", at: last.finishedAt };
  const old = now.getTime() - last.finishedAt.getTime() > 31 * day;
  return { part: "log", state: old ? "watch" : "fine", why: old ? "logOld" : "logFine", at: last.finishedAt };
}
