import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { ExampleTable } from "@/app/(manager)/work/rules/[id]/example-table";
import { Fate } from "@/app/(manager)/work/rules/[id]/put-forward-form";
import { Findings, RemovedRules, RuleTable } from "@/app/(manager)/work/rules/[id]/rule-table";
import { SetHead } from "@/app/(manager)/work/rules/[id]/set-head";
import { requireRole } from "@/lib/auth/require-role";
import { findRuleSet } from "@/lib/policy/queries";

/** One version: its rules in words, what reads oddly, its examples, and what becomes of it. */
export default async function RuleSetPage({ params, searchParams }: PageProps<"/work/rules/[id]">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const shown = await findRuleSet(manager, (await params).id);
  if (!shown) notFound();
  const t = await getTranslations("rules");
  const isDraft = shown.state === "draft";
  return (
    <>
      <SetHead shown={shown} page="rules" notice={(await searchParams).notice} />
      <RuleTable shown={shown} />
      <RemovedRules shown={shown} />
      {isDraft && (
        <p className="mt-3">
          <ButtonLink href={`/work/rules/${shown.id}/rule`}>{t("table.add")}</ButtonLink>
        </p>
      )}
      <Section title={t("findings.title")} id="findings">
        <Findings shown={shown} />
      </Section>
      <Section title={t("examples.title")} id="examples">
        <ExampleTable shown={shown} />
        {isDraft && (
          <p className="mt-3">
            <ButtonLink href={`/work/rules/${shown.id}/example`}>{t("examples.add")}</ButtonLink>
          </p>
        )}
      </Section>
      {(isDraft || shown.state === "shadow") && <Fate shown={shown} manager={manager} />}
    </>
  );
}
