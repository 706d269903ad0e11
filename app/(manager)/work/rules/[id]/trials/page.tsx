import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { SetHead } from "@/app/(manager)/work/rules/[id]/set-head";
import { BackTestForm } from "@/app/(manager)/work/rules/[id]/trials/back-test-form";
import { BackTestResult } from "@/app/(manager)/work/rules/[id]/trials/back-test-result";
import { ShadowForms } from "@/app/(manager)/work/rules/[id]/trials/shadow-forms";
import { ShadowResult } from "@/app/(manager)/work/rules/[id]/trials/shadow-result";
import { requireRole } from "@/lib/auth/require-role";
import { findRuleSet } from "@/lib/policy/queries";
import { findShadow, listBackTests } from "@/lib/policy/trial-queries";

/** What a version would have said of past applications, and what it says beside the live one. */
export default async function TrialsPage({ params, searchParams }: PageProps<"/work/rules/[id]/trials">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const shown = await findRuleSet(manager, (await params).id);
  if (!shown) notFound();
  const t = await getTranslations("rules");
  const [newest] = await listBackTests(manager, shown.id, 1);
  const shadow = await findShadow(manager, shown.id);
  return (
    <>
      <SetHead shown={shown} page="trials" notice={(await searchParams).notice} />
      <Section title={t("backTest.title")} id="back-test">
        <p className="text-muted">{t("backTest.lead")}</p>
        {newest && <BackTestResult shown={shown} test={newest} />}
        {(!newest || newest.finishedAt) && <BackTestForm shown={shown} />}
      </Section>
      <Section title={t("shadow.title")} id="shadow">
        <p className="text-muted">{t("shadow.lead")}</p>
        <ShadowResult shadow={shadow} />
        <ShadowForms shown={shown} />
      </Section>
    </>
  );
}
