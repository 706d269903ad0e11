import { z } from "zod";
import { factFields } from "@/lib/advice/fact-fields";
import { reasonField } from "@/lib/approvals/schema";
import { choice, count, day, optional, optionalText, text, ticked, uuid, version } from "@/lib/forms/fields";
import { comparisons } from "@/lib/policy/schema";

/** A version, or the word for the one in force. */
const source = z.union([z.literal("inForce").transform(() => null), uuid()], "notUnderstood");

export const DraftStartSchema = z.object({ fromId: source });
export type DraftStart = z.output<typeof DraftStartSchema>;

const deed = { ruleSetId: uuid(), revision: version() };
export const DraftDeedSchema = z.object(deed);
export type DraftDeed = z.output<typeof DraftDeedSchema>;

export const joins = ["all", "any"] as const;
export type Join = (typeof joins)[number];

/** How a row compares; `given` and `notIn` are denials that people think of as comparisons. */
export const rowComparisons = [...comparisons, "between", "in", "notIn", "missing", "given"] as const;
export type RowComparison = (typeof rowComparisons)[number];

export type ConditionRow = {
  place: number;
  field: string;
  is: RowComparison;
  value: string;
  to: string;
  words: string[];
  drop: boolean;
};

/** Rows of one form, at most. */
export const places = [1, 2, 3, 4, 5] as const;

const short = z.string("notUnderstood").max(40, "text.tooLong").optional();

const row = (place: number) => ({
  [`field${place}`]: short,
  [`is${place}`]: z.enum(rowComparisons, "page.outdated").optional(),
  [`value${place}`]: short,
  [`to${place}`]: short,
  [`words${place}`]: z.array(z.string().max(40, "notUnderstood")).max(20, "notUnderstood"),
  [`drop${place}`]: ticked("notUnderstood").optional(),
});

const rowFields: Record<string, z.ZodType> = Object.assign({}, ...places.map(row));

/** A rule as its form sends it: rows of conditions, each of one field. `go` says whether another one is to follow. */
export const RuleFormSchema = z.object({
  ...deed,
  rule: optional(text({ max: 40, required: "notUnderstood" })),
  /** Not asked of a rule whose name is in the catalogue. */
  name: optionalText(60),
  action: choice(["refer", "decline"], "rules.actionRequired"),
  join: choice(joins, "notUnderstood"),
  add: optional(choice(factFields.map(({ name }) => name) as [string, ...string[]], "notUnderstood")),
  go: choice(["save", "add"], "notUnderstood"),
  ...rowFields,
});

export type SavedRule = {
  ruleSetId: string;
  revision: number;
  rule: string | null;
  name: string | null;
  action: "refer" | "decline";
  join: Join;
  rows: ConditionRow[];
};

/** The rows that the form had. */
export function savedRule(sent: z.output<typeof RuleFormSchema>): SavedRule {
  const { ruleSetId, revision, rule, name, action, join } = sent;
  const typed = sent as unknown as Record<string, string | string[] | true | undefined>;
  const rows = places.flatMap((place): ConditionRow[] => {
    const said = (of: string) => typed[`${of}${place}`];
    if (!said("field") || !said("is")) return [];
    const word = (of: string) => String(said(of) ?? "");
    const is = word("is") as RowComparison;
    const words = (said("words") as string[] | undefined) ?? [];
    return [
      { place, field: word("field"), is, value: word("value"), to: word("to"), words, drop: said("drop") === true },
    ];
  });
  return { ruleSetId, revision, rule, name, action, join, rows };
}

export const RemovedRuleSchema = z.object({ ...deed, rule: text({ max: 40, required: "notUnderstood" }) });
export type RemovedRule = z.output<typeof RemovedRuleSchema>;

/** Each field's answer by its own name; empty is not answered. */
export const exampleField = (name: string) => `fact-${name}`;
const facts: Record<string, z.ZodType> = Object.fromEntries(factFields.map(({ name }) => [exampleField(name), short]));

export const ExampleFormSchema = z.object({
  ...deed,
  example: optional(text({ max: 8, required: "notUnderstood" })),
  name: text({ max: 60, required: "rules.nameRequired" }),
  expected: choice(["none", "refer", "decline"], "rules.expectedRequired"),
  ...facts,
});
export type ExampleForm = z.output<typeof ExampleFormSchema>;

export const RemovedExampleSchema = z.object({ ...deed, example: text({ max: 8, required: "notUnderstood" }) });
export type RemovedExample = z.output<typeof RemovedExampleSchema>;

const measure = () => text({ max: 10, required: "rules.measureRequired" });

/** Cut-offs, costs and limits as people type them; lib/policy/save-measures.ts reads them. */
export const MeasuresFormSchema = z.object({
  ...deed,
  approve: measure(),
  decline: measure(),
  loss: measure(),
  margin: measure(),
  multipleA: measure(),
  multipleB: measure(),
  multipleC: measure(),
  multipleD: measure(),
  multipleE: measure(),
  burdenCap: measure(),
  leastPayment: measure(),
  exposureMonths: measure(),
  cap: measure(),
});
export type MeasuresForm = z.output<typeof MeasuresFormSchema>;

/** How many applications a back-test may read. */
export const trialSizes = ["1000", "5000", "20000"] as const;
export const BackTestSchema = z.object({ ruleSetId: uuid(), most: choice(trialSizes, "notUnderstood") });
export type AskedBackTest = z.output<typeof BackTestSchema>;

export const ShadowSchema = z.object({
  ...deed,
  days: count(1, 90, { required: "rules.daysWrong", wrong: "rules.daysWrong" }),
});
export type ShadowStart = z.output<typeof ShadowSchema>;

export const PutForwardSchema = z.object({
  ...deed,
  /** From the beginning of which day; empty: with the approval. */
  effectiveDay: optional(day({ required: "notUnderstood" })),
  reason: reasonField(),
});
export type PuttingForward = z.output<typeof PutForwardSchema>;
