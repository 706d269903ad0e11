import "server-only";
import { replay } from "@/lib/advice/replay";
import { record, theBank } from "@/lib/audit/record";
import { rightsOf } from "@/lib/auth/rights";
import { db, type Tx, transaction } from "@/lib/db";
import { enqueueMail } from "@/lib/mail/enqueue";
import { findChampion } from "@/lib/models/queries";
import {
  calibrationAlarms,
  driftAlarms,
  type Found,
  fairnessAlarms,
  overrideAlarms,
  replayAlarms,
} from "@/lib/monitoring/alarm-rules";
import { countGrades, findDrift } from "@/lib/monitoring/cards";
import { countGroups } from "@/lib/monitoring/fairness";
import { type Count, counted, countNow } from "@/lib/monitoring/kept";
import { countMonths } from "@/lib/monitoring/volumes";
import { Refusal } from "@/lib/refusal";

const replayed = 100;

/**
 * The daily look at the cards: opens an alarm for what is wanting, brings up to date what is open, and closes what is
 * well again. It changes nothing of any card: that takes a person.
 */
export const lookAtCards = (): Promise<void> => look(async (name, count) => (await countNow(name, count)).value);

/** The same while somebody waits: by the figures that are there. */
export const lookNow = (): Promise<void> =>
  look(async (name, count) => {
    const { value } = await counted(name, count);
    if (value === null) throw new Refusal("alarm.stillCounting");
    return value;
  });

async function look(figure: <T>(name: string, count: Count<T>) => Promise<T>): Promise<void> {
  const { card } = await findChampion(theBank);
  const [drift, grades] = [await findDrift(theBank), await figure("grades", countGrades)];
  const [months, groups] = [await figure("months", countMonths), await figure("groups", countGroups)];
  const differing = (await replay({ most: replayed })).filter(({ cause }) => cause !== null).length;
  const found = [
    ...driftAlarms(drift?.drifts ?? []),
    ...calibrationAlarms(grades, card.hash),
    ...overrideAlarms(months),
    ...replayAlarms(differing),
    ...fairnessAlarms(groups),
  ];
  await keepFound(found, card.hash);
}

/** What is found is kept; what was open and is not found any more is well again. */
export function keepFound(found: readonly Found[], cardHash: string): Promise<void> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7846521133)`;
    const open = await tx.cardAlarm.findMany({
      where: { clearedAt: null },
      select: { id: true, kind: true, subject: true, level: true },
    });
    const seenAt = new Date();
    for (const one of found) {
      const known = open.find(({ kind, subject }) => kind === one.kind && subject === one.subject);
      if (known) await tx.cardAlarm.update({ where: { id: known.id }, data: { ...one, seenAt }, select: { id: true } });
      else await tx.cardAlarm.create({ data: { ...one, cardHash }, select: { id: true } });
      if (known?.level !== one.level) await tell(tx, one);
    }
    const well = open.filter((one) => !found.some(({ kind, subject }) => kind === one.kind && subject === one.subject));
    await tx.cardAlarm.updateMany({ where: { id: { in: well.map(({ id }) => id) } }, data: { clearedAt: seenAt } });
    const look = { name: "look", at: seenAt };
    await tx.keptFigure.upsert({ where: { name: look.name }, create: look, update: look, select: { name: true } });
  });
}

/** The log hears of each; where somebody has to act, every risk lead gets a letter. */
async function tell(tx: Tx, { kind, subject, level }: Found) {
  await record(tx, theBank, "model.alarmRaised", { detail: { kind, subject, level } });
  if (level !== "act") return;
  for (const id of await riskLeads()) await enqueueMail(tx, id, "CARD_ALARM");
}

async function riskLeads(): Promise<string[]> {
  const managers = await db.user.findMany({
    where: { role: "MANAGER", status: "ACTIVE" },
    select: { id: true, role: true, rightsTemplate: true, exceptions: { select: { right: true, granted: true } } },
  });
  return managers.filter((one) => rightsOf(one).has("models.manage")).map(({ id }) => id);
}
