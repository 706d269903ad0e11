import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Choice } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import type { FormValues } from "@/app/_ui/form-context";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { save } from "@/app/(manager)/work/rules/[id]/actions";
import { ConditionFields } from "@/app/(manager)/work/rules/[id]/rule/condition-row";
import { fieldOptions } from "@/app/(manager)/work/rules/[id]/rule/field-options";
import { type ConditionRow, type Join, places } from "@/lib/policy/forms";
import type { ShownSet } from "@/lib/policy/queries";
import type { Rule } from "@/lib/policy/schema";

type Props = { shown: ShownSet; rule: Rule | null; named: boolean; join: Join; rows: ConditionRow[] };

/** A rule: its name, what follows, and its conditions, one below the other. */
export async function RuleForm({ shown, rule, named, join, rows }: Props) {
  const t = await getTranslations("rules.edit");
  return (
    <Form action={save} values={valuesOf(rule, join, rows)}>
      <Hidden name="ruleSetId" value={shown.id} />
      <Hidden name="revision" value={shown.revision} />
      {rule && <Hidden name="rule" value={rule.id} />}
      {!named && <Field name="name" label={t("name")} hint={t("nameHint")} maxLength={60} />}
      <Choice
        name="action"
        legend={t("action")}
        options={(["refer", "decline"] as const).map((value) => ({ value, label: t(`does.${value}`) }))}
      />
      {rows.length > 1 ? (
        <Choice
          name="join"
          legend={t("join")}
          inline
          options={(["all", "any"] as const).map((value) => ({ value, label: t(`joins.${value}`) }))}
        />
      ) : (
        <Hidden name="join" value={join} />
      )}
      {rows.map((row) => (
        <ConditionFields key={row.place} row={row} droppable={rows.length > 1} />
      ))}
      {rows.length < places.length && (
        <Select name="add" label={t("add")} hint={t("addHint")} empty={t("addNone")} options={await fieldOptions()} />
      )}
      <Buttons>
        <Submit name="go" value="save">
          {t("save")}
        </Submit>
        {rows.length < places.length && (
          <Submit name="go" value="add" tone="quiet">
            {t("saveAndAdd")}
          </Submit>
        )}
        <ButtonLink href={`/work/rules/${shown.id}`} tone="plain">
          {t("cancel")}
        </ButtonLink>
      </Buttons>
    </Form>
  );
}

function valuesOf(rule: Rule | null, join: Join, rows: ConditionRow[]): FormValues {
  const values: FormValues = { name: rule?.name ?? "", action: rule?.action ?? "", join };
  for (const { place, is, value, to, words } of rows)
    Object.assign(values, {
      [`is${place}`]: is,
      [`value${place}`]: value,
      [`to${place}`]: to,
      [`words${place}`]: words,
    });
  return values;
}
