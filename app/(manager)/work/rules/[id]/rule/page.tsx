import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form, Hidden } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { remove } from "@/app/(manager)/work/rules/[id]/actions";
import { ChooseField } from "@/app/(manager)/work/rules/[id]/rule/choose-field";
import { RuleForm } from "@/app/(manager)/work/rules/[id]/rule/rule-form";
import { ruleWords } from "@/app/(manager)/work/rules/rule-words";
import { factField } from "@/lib/advice/fact-fields";
import { requireRole } from "@/lib/auth/require-role";
import type { ConditionRow, Join } from "@/lib/policy/forms";
import { findRuleSet, type ShownSet } from "@/lib/policy/queries";
import { rowsOf } from "@/lib/policy/read-condition";
import { isFirstRule } from "@/lib/policy/rule-set";
import type { Rule } from "@/lib/policy/schema";

/** Adds a rule to a draft, or changes one. A new one begins with what it reads. */
export default async function RulePage({ params, searchParams }: PageProps<"/work/rules/[id]/rule">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const shown = await findRuleSet(manager, (await params).id);
  if (!shown) notFound();
  const { rule: id, add } = await searchParams;
  const rule = shown.set.rules.find((one) => one.id === id) ?? null;
  if (id && !rule) notFound();
  const t = await getTranslations("rules");
  const { name, whole } = await ruleWords();
  const rows = rowsFor(rule, add);
  return (
    <div className="max-w-[640px]">
      <StaffHead
        title={rule ? name(rule) : t("edit.newTitle")}
        lead={rule ? whole(rule) : t("edit.newLead")}
        back={{ href: `/work/rules/${shown.id}`, label: t("version", { version: shown.version }) }}
      />
      <div className="mt-4">
        {shown.state !== "draft" ? (
          <Callout>{t("edit.closed")}</Callout>
        ) : rows === null ? (
          <Callout>{t("edit.tooDeep")}</Callout>
        ) : rows.rows.length === 0 ? (
          <ChooseField setId={shown.id} />
        ) : (
          <RuleForm shown={shown} rule={rule} named={rule !== null && isFirstRule(rule.id)} {...rows} />
        )}
      </div>
      {rule && shown.state === "draft" && <Removal shown={shown} rule={rule} />}
    </div>
  );
}

/** The rows of the rule, and one more for a field that is to be added. */
function rowsFor(rule: Rule | null, add: string | string[] | undefined): { join: Join; rows: ConditionRow[] } | null {
  const made = rule ? rowsOf(rule.when) : { join: "all" as const, rows: [] };
  const field = typeof add === "string" ? factField(add) : undefined;
  if (!made || !field || made.rows.length >= 5) return made;
  const is = "words" in field ? ("in" as const) : (">=" as const);
  const place = made.rows.length + 1;
  return { ...made, rows: [...made.rows, { place, field: field.name, is, value: "", to: "", words: [], drop: false }] };
}

async function Removal({ shown, rule }: { shown: ShownSet; rule: Rule }) {
  const t = await getTranslations("rules.edit");
  return (
    <details className="mt-6">
      <summary className="inline-block min-h-6">{t("remove")}</summary>
      <p>{t("removeText")}</p>
      <Form action={remove} id="remove">
        <Hidden name="ruleSetId" value={shown.id} />
        <Hidden name="revision" value={shown.revision} />
        <Hidden name="rule" value={rule.id} />
        <div>
          <Submit tone="danger">{t("removeVerb")}</Submit>
        </div>
      </Form>
    </details>
  );
}
