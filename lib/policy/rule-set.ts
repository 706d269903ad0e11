import { createHash } from "node:crypto";
import { limitPolicy } from "@/lib/policy/limit";
import { type Costs, type CutOffs, type LimitPolicy, type RuleSet, RuleSetSchema } from "@/lib/policy/schema";

export const firstCutOffs: CutOffs = { approve: 0.06, decline: 0.2 };
const firstCosts: Costs = { loss: 0.6, margin: 0.15 };

/** Cut-offs, costs and limits as a set says them, or the first ones. */
export const measuresOf = (set: RuleSet): { cutOffs: CutOffs; costs: Costs; limit: LimitPolicy } => ({
  cutOffs: set.cutOffs ?? firstCutOffs,
  costs: set.costs ?? firstCosts,
  limit: set.limit ?? limitPolicy,
});

/** The one text of a set, and its SHA-256: two sets with the same hash are the same set. */
export const exactSet = (set: RuleSet): string => JSON.stringify(RuleSetSchema.parse(set));
export const hashOfText = (text: string): string => createHash("sha256").update(text).digest("hex");
export const hashOfRules = (set: RuleSet): string => hashOfText(JSON.stringify(set));

/** The rules that count until the bank publishes others. */
export const firstRules: RuleSet = RuleSetSchema.parse({
  version: 1,
  rules: [
    { id: "incomeBelowProduct", action: "decline", when: { field: "incomeToMinimum", is: "<", value: 1 } },
    { id: "debtAboveIncome", action: "decline", when: { field: "debtToIncome", is: ">", value: 1 } },
    {
      id: "studentWithoutSource",
      action: "refer",
      when: {
        all: [
          { field: "employmentKind", in: ["STUDENT"] },
          { field: "incomeSource", in: ["FAMILY", "OTHER"] },
        ],
      },
    },
    { id: "highDebt", action: "refer", when: { field: "debtToIncome", between: [0.6, 1] } },
    { id: "manyApplications", action: "refer", when: { field: "recentApplications", is: ">=", value: 3 } },
    {
      id: "newJobHighLimit",
      action: "refer",
      when: {
        all: [
          { field: "jobMonths", is: "<", value: 6 },
          { field: "limitToIncome", is: ">", value: 4 },
        ],
      },
    },
    { id: "cardsUsedUp", action: "refer", when: { field: "balanceToLimit", is: ">", value: 0.9 } },
    {
      id: "notWorking",
      action: "refer",
      when: {
        all: [{ field: "employmentKind", in: ["NOT_WORKING"] }, { not: { field: "incomeSource", in: ["PENSION"] } }],
      },
    },
    { id: "limitFarAboveIncome", action: "refer", when: { field: "limitToIncome", is: ">", value: 8 } },
  ],
});

/** Their names are in the catalogue, in both languages. */
export const isFirstRule = (id: string) => firstRules.rules.some((rule) => rule.id === id);
