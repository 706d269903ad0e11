import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { saveBounds } from "@/app/(manager)/work/rules/[id]/actions";
import type { ShownSet } from "@/lib/policy/queries";
import { measuresOf } from "@/lib/policy/rule-set";
import type { RuleSet } from "@/lib/policy/schema";

/** As it was typed: no more decimals than it takes. */
const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;

export function measureTexts(set: RuleSet) {
  const { cutOffs, costs, limit } = measuresOf(set);
  const { A, B, C, D, E } = limit.multiples;
  return {
    approve: percent(cutOffs.approve),
    decline: percent(cutOffs.decline),
    loss: percent(costs.loss),
    margin: percent(costs.margin),
    multipleA: String(A),
    multipleB: String(B),
    multipleC: String(C),
    multipleD: String(D),
    multipleE: String(E),
    burdenCap: percent(limit.burdenCap),
    leastPayment: percent(limit.leastPayment),
    exposureMonths: String(limit.exposureMonths),
    cap: String(limit.cap),
  };
}

export const measureGroups = {
  cutOffs: ["approve", "decline"],
  costs: ["loss", "margin"],
  limit: [
    "multipleA",
    "multipleB",
    "multipleC",
    "multipleD",
    "multipleE",
    "burdenCap",
    "leastPayment",
    "exposureMonths",
    "cap",
  ],
} as const;

/** Cut-offs, costs and limits of a draft, typed as people write them. */
export async function MeasuresForm({ shown }: { shown: ShownSet }) {
  const t = await getTranslations("rules.measures");
  return (
    <Form action={saveBounds} values={measureTexts(shown.set)}>
      <Hidden name="ruleSetId" value={shown.id} />
      <Hidden name="revision" value={shown.revision} />
      {(["cutOffs", "costs", "limit"] as const).map((group) => (
        <fieldset key={group}>
          <legend className="font-semibold">{t(`group.${group}`)}</legend>
          <p className="text-small text-muted">{t(`hint.${group}`)}</p>
          <div className="mt-1 flex flex-wrap gap-x-4 gap-y-2">
            {measureGroups[group].map((name) => (
              <Field key={name} name={name} label={t(`name.${name}`)} width="tiny" />
            ))}
          </div>
        </fieldset>
      ))}
      <div>
        <Submit>{t("save")}</Submit>
      </div>
    </Form>
  );
}
