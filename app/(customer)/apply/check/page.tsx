import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { PageHead } from "@/app/_ui/page-head";
import { Aside } from "@/app/(customer)/apply/aside";
import { Changes } from "@/app/(customer)/apply/check/changes";
import { CheckedAnswers } from "@/app/(customer)/apply/check/checked-answers";
import { DeclareForm } from "@/app/(customer)/apply/check/declare-form";
import { changedAnswers } from "@/lib/applications/answers";
import { progressOf } from "@/lib/applications/progress";
import { findDraft } from "@/lib/applications/queries";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { findLastAnswers } from "@/lib/submissions/queries";

export default async function CheckPage() {
  const customer = await requireRole("CUSTOMER");
  const draft = await findDraft(customer);
  if (!draft) redirect("/applications");
  const { profile, version, email } = await findProfile(customer);
  if (progressOf(draft, profile).check === "locked") redirect("/apply?notice=apply.incomplete");

  const { previousApplicationId, productCode, requestedLimit } = draft;
  const before = previousApplicationId ? await findLastAnswers(customer, previousApplicationId) : null;
  const changes = before && changedAnswers(before.answers, { ...profile, productCode, requestedLimit });
  const t = await getTranslations("apply.check");
  const head = (
    <>
      <PageHead title={t("title")} lead={t("lead")} back={{ href: "/apply", label: t("back") }} />
      {changes && <Changes number={before.number} changes={changes} />}
      <CheckedAnswers
        draft={draft}
        profile={profile}
        email={email}
        changed={changes?.map(({ field }) => field) ?? []}
      />
    </>
  );
  return (
    <Columns aside={<Aside draft={draft} />}>
      <DeclareForm draft={draft} profileVersion={version} head={head} />
    </Columns>
  );
}
