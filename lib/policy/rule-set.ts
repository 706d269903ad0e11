import { type RuleSet, RuleSetSchema } from "@/lib/policy/schema";

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
