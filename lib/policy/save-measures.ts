import "server-only";
import type { Manager } from "@/lib/auth/actor";
import type { MeasuresForm } from "@/lib/policy/forms";
import { editDraft } from "@/lib/policy/hold";
import { numberOf } from "@/lib/policy/read-condition";
import { CostsSchema, CutOffsSchema, LimitPolicySchema } from "@/lib/policy/schema";
import { Refusal } from "@/lib/refusal";

type Sent = Omit<MeasuresForm, "ruleSetId" | "revision">;

/** Cut-offs, costs and limits of a draft. */
export function saveMeasures(manager: Manager, { ruleSetId, revision, ...sent }: MeasuresForm): Promise<void> {
  return editDraft(manager, { ruleSetId, revision }, ({ set }) => ({
    set: { ...set, cutOffs: cutOffsOf(sent), costs: costsOf(sent), limit: limitOf(sent) },
    what: "measures",
  }));
}

function cutOffsOf(sent: Sent) {
  const parsed = CutOffsSchema.safeParse({ approve: share(sent, "approve"), decline: share(sent, "decline") });
  if (!parsed.success) throw new Refusal("rules.boundsTurned", { field: "decline" });
  return parsed.data;
}

const costsOf = (sent: Sent) => CostsSchema.parse({ loss: share(sent, "loss"), margin: share(sent, "margin") });

const grades = ["A", "B", "C", "D", "E"] as const;

function limitOf(sent: Sent) {
  const months = (name: keyof Sent) => numberOf(sent[name], "ratio", name);
  const multiples = Object.fromEntries(grades.map((grade) => [grade, months(`multiple${grade}`)]));
  const turned = grades.find((grade, at) => at > 0 && multiples[grade]! > multiples[grades[at - 1]!]!);
  if (turned) throw new Refusal("rules.gradesTurned", { field: `multiple${turned}` });
  const leastPayment = share(sent, "leastPayment");
  if (leastPayment === 0) throw new Refusal("rules.valueWrong", { field: "leastPayment" });
  return LimitPolicySchema.parse({
    multiples,
    burdenCap: share(sent, "burdenCap"),
    leastPayment,
    exposureMonths: months("exposureMonths"),
    cap: positive(numberOf(sent.cap, "yuan", "cap"), "cap"),
    step: 500,
  });
}

function share(sent: Sent, name: keyof Sent): number {
  const value = numberOf(sent[name], "share", name);
  if (value > 1) throw new Refusal("rules.shareAboveOne", { field: name });
  return value;
}

function positive(value: number, field: string): number {
  if (value < 0) throw new Refusal("rules.valueWrong", { field });
  return value;
}
