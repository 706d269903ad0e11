import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Choice } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import type { FormValues } from "@/app/_ui/form-context";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { removeCase, saveCase } from "@/app/(manager)/work/rules/[id]/actions";
import { FactField } from "@/app/(manager)/work/rules/[id]/example/fact-field";
import { factFields } from "@/lib/advice/fact-fields";
import { requireRole } from "@/lib/auth/require-role";
import { fieldsOf } from "@/lib/policy/compile";
import { exampleField } from "@/lib/policy/forms";
import { findRuleSet, type ShownSet } from "@/lib/policy/queries";
import { shown as shownNumber } from "@/lib/policy/read-condition";
import type { Example } from "@/lib/policy/schema";

/** A case and what the set has to say of it. */
export default async function ExamplePage({ params, searchParams }: PageProps<"/work/rules/[id]/example">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const shown = await findRuleSet(manager, (await params).id);
  if (!shown) notFound();
  const { example: id } = await searchParams;
  const example = shown.examples.find((one) => one.id === id) ?? null;
  if (id && !example) notFound();
  const t = await getTranslations("rules");
  return (
    <div className="max-w-[760px]">
      <StaffHead
        title={example ? example.name : t("example.newTitle")}
        lead={t("example.lead")}
        back={{ href: `/work/rules/${shown.id}`, label: t("version", { version: shown.version }) }}
      />
      <div className="mt-4">
        {shown.state !== "draft" ? (
          <Callout>{t("edit.closed")}</Callout>
        ) : (
          <>
            <ExampleForm shown={shown} example={example} />
            {example && <Removal shown={shown} example={example} />}
          </>
        )}
      </div>
    </div>
  );
}

type Props = { shown: ShownSet; example: Example | null };

async function ExampleForm({ shown, example }: Props) {
  const t = await getTranslations("rules.example");
  const read = new Set([
    ...shown.set.rules.flatMap(({ when }) => fieldsOf(when)),
    ...Object.keys(example?.facts ?? {}),
  ]);
  return (
    <Form action={saveCase} id="example" values={valuesOf(example)}>
      <Hidden name="ruleSetId" value={shown.id} />
      <Hidden name="revision" value={shown.revision} />
      {example && <Hidden name="example" value={example.id} />}
      <Field name="name" label={t("name")} maxLength={60} />
      <fieldset>
        <legend className="font-semibold">{t("facts")}</legend>
        <p className="text-small text-muted">{t("factsHint")}</p>
        <div className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {factFields
            .filter(({ name }) => read.has(name))
            .map((field) => (
              <FactField key={field.name} field={field} />
            ))}
        </div>
      </fieldset>
      <Choice
        name="expected"
        legend={t("expected")}
        options={(["none", "refer", "decline"] as const).map((value) => ({ value, label: t(`says.${value}`) }))}
      />
      <Buttons>
        <Submit>{t("save")}</Submit>
        <ButtonLink href={`/work/rules/${shown.id}`} tone="plain">
          {t("cancel")}
        </ButtonLink>
      </Buttons>
    </Form>
  );
}

function valuesOf(example: Example | null): FormValues {
  const facts = Object.entries(example?.facts ?? {}).map(([name, value]) => [
    exampleField(name),
    typeof value === "number" ? shownNumber(value, name) : value,
  ]);
  return { name: example?.name ?? "", expected: example?.expected ?? "", ...Object.fromEntries(facts) };
}

async function Removal({ shown, example }: { shown: ShownSet; example: Example }) {
  const t = await getTranslations("rules.example");
  return (
    <Form action={removeCase} id="remove">
      <Hidden name="ruleSetId" value={shown.id} />
      <Hidden name="revision" value={shown.revision} />
      <Hidden name="example" value={example.id} />
      <div>
        <Submit tone="quiet">{t("remove")}</Submit>
      </div>
    </Form>
  );
}
