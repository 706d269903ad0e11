import "server-only";
import { record } from "@/lib/audit/record";
import type { Manager } from "@/lib/auth/actor";
import { holdRight } from "@/lib/auth/hold-right";
import { type Tx, transaction } from "@/lib/db";
import type { ProposalStatus, RuleSetStatus } from "@/lib/generated/prisma/enums";
import { setOf } from "@/lib/policy/in-force";
import { exactSet, hashOfText } from "@/lib/policy/rule-set";
import { type SetState, stateOf } from "@/lib/policy/rules";
import { type Example, ExamplesSchema, type RuleSet } from "@/lib/policy/schema";
import { Refusal } from "@/lib/refusal";

export type HeldSet = {
  id: string;
  version: number;
  revision: number;
  state: SetState;
  status: RuleSetStatus;
  hash: string;
  set: RuleSet;
  examples: Example[];
};

type Row = Omit<HeldSet, "state" | "set" | "examples"> & {
  content: string;
  examples: unknown;
  shadowUntil: Date | null;
  effectiveFrom: Date | null;
  retiredAt: Date | null;
  proposal: ProposalStatus | null;
  now: Date;
};

/** A set as it is now, held until the transaction ends; for somebody who may work on rules. */
export async function holdSet(tx: Tx, manager: Manager, id: string): Promise<HeldSet> {
  await holdRight(tx, manager, "models.manage");
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT r.id, r.version, r.revision, r.status, r.hash, r.content, r.examples, r."shadowUntil", r."effectiveFrom",
           r."retiredAt", p.status AS proposal, now() AS now
    FROM "RuleSet" r LEFT JOIN "Proposal" p ON p.id = r."proposalId"
    WHERE r.id = ${id}::uuid FOR UPDATE OF r`;
  if (!row) throw new Refusal("rules.missing");
  const { content, examples, now, ...rest } = row;
  return { ...rest, state: stateOf(row, now), set: setOf(content), examples: ExamplesSchema.parse(examples) };
}

/** A set that may be changed. What was declined, or has had its time in shadow, is a draft again. */
export async function holdDraft(tx: Tx, manager: Manager, id: string): Promise<HeldSet> {
  const held = await holdSet(tx, manager, id);
  if (held.state !== "draft") throw new Refusal(held.state === "shadow" ? "rules.inShadow" : "rules.notDraft");
  if (held.status !== "DRAFT")
    await tx.ruleSet.update({
      where: { id },
      data: { status: "DRAFT", proposalId: null, shadowUntil: null },
      select: { id: true },
    });
  return held;
}

type Edit = { ruleSetId: string; revision: number };
type Edited = {
  set?: RuleSet;
  examples?: Example[];
  what: "rule" | "removed" | "examples" | "measures";
  rule?: string;
};

/** Changes a draft from the page that showed this revision: of two who change it at once, the second is refused. */
export function editDraft(
  manager: Manager,
  { ruleSetId, revision }: Edit,
  edit: (held: HeldSet) => Edited,
): Promise<void> {
  return transaction(async (tx) => {
    const held = await holdDraft(tx, manager, ruleSetId);
    if (held.revision !== revision) throw new Refusal("rules.changed");
    const { set = held.set, examples = held.examples, what, rule = "" } = edit(held);
    const content = exactSet(set);
    await tx.ruleSet.update({
      where: { id: held.id },
      data: {
        content,
        hash: hashOfText(content),
        examples,
        revision: revision + 1,
        editedById: manager.id,
        editedAt: new Date(),
      },
      select: { id: true },
    });
    await record(tx, manager, "rules.edited", { objectId: held.id, detail: { version: held.version, what, rule } });
  });
}
