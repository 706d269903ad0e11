import "server-only";
import { z } from "zod";
import type { Kind, Told } from "@/lib/approvals/kinds";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { startOfDay } from "@/lib/time";

const ids = z.array(z.string());

const content = z.object({
  ruleSetId: z.uuid(),
  version: z.int(),
  hash: z.string(),
  effectiveDay: z.string().nullable(),
  changes: z.object({
    added: ids,
    changed: ids,
    removed: ids,
    measures: z.array(z.enum(["cutOffs", "costs", "limit"])),
  }),
});
type Content = z.output<typeof content>;

/** Two people publish a version of the rules, named by its hash, from a day on. Who wrote it does not approve it. */
export const publishRules: Kind<Content> = {
  right: "models.publish",
  content,
  excludes: authorsOf,
  tell: ({ ruleSetId, version, effectiveDay, changes, hash }) => [
    { label: "rulesVersion", text: String(version), href: `/work/rules/${ruleSetId}` },
    ...(["added", "changed", "removed"] as const).flatMap((what): Told[] =>
      changes[what].length > 0 ? [{ label: `rules.${what}`, text: changes[what].join(", ") }] : [],
    ),
    ...changes.measures.map((name): Told => ({ label: "rules.measures", word: `measures.${name}` })),
    effectiveDay ? { label: "effectiveFrom", text: effectiveDay } : { label: "effectiveFrom", word: "effectiveAtOnce" },
    { label: "hash", text: hash },
  ],
  apply: async (tx, { proposer, approver }, { ruleSetId, version, hash, effectiveDay }) => {
    const from = await effectiveFrom(tx, effectiveDay);
    const { count } = await tx.ruleSet.updateMany({
      where: { id: ruleSetId, status: "PROPOSED", hash },
      data: { status: "PUBLISHED", publishedAt: new Date(), effectiveFrom: from, shadowUntil: null },
    });
    if (count === 0) throw new Refusal("rules.notPutForward");
    await tx.ruleSet.updateMany({
      where: { status: "PUBLISHED", id: { not: ruleSetId }, retiredAt: null },
      data: { retiredAt: from },
    });
    const detail = { version, hash, effectiveFrom: from.toISOString(), proposerId: proposer.id };
    await record(tx, approver ?? proposer, "rules.published", { objectId: ruleSetId, detail });
  },
};

async function authorsOf(tx: Pick<Tx, "$queryRaw">, { ruleSetId }: Content): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT unnest(array_remove(ARRAY["createdById", "editedById"], NULL)) AS id FROM "RuleSet"
    WHERE id = ${ruleSetId}::uuid`;
  return rows.map(({ id }) => id);
}

/** The beginning of the day, or this moment where that has passed. Never before a set that was published for later. */
async function effectiveFrom(tx: Tx, day: string | null): Promise<Date> {
  const [row] = await tx.$queryRaw<{ from: Date; last: Date | null }[]>`
    SELECT greatest(now(), ${day ? startOfDay(day).toISOString() : null}::timestamptz) AS "from",
           (SELECT max("effectiveFrom") FROM "RuleSet" WHERE status = 'PUBLISHED') AS last`;
  const { from, last } = row!;
  if (last && last >= from) throw new Refusal("rules.laterSetWaits");
  return from;
}
