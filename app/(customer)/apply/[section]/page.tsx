import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons, Hidden } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { Submit } from "@/app/_ui/submit";
import { SectionForm } from "@/app/(customer)/_sections/section-form";
import {
  saveContact,
  saveDebts,
  saveEmployment,
  saveHousing,
  saveIdentity,
  saveIncome,
} from "@/app/(customer)/apply/actions";
import { Question, QuestionHead } from "@/app/(customer)/apply/question";
import { taskAfter } from "@/lib/applications/progress";
import { findDraft } from "@/lib/applications/queries";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { type Section, sectionNames } from "@/lib/customers/rules";

const actions = {
  identity: saveIdentity,
  contact: saveContact,
  housing: saveHousing,
  employment: saveEmployment,
  income: saveIncome,
  debts: saveDebts,
};

export default async function ApplySectionPage({ params, searchParams }: PageProps<"/apply/[section]">) {
  const customer = await requireRole("CUSTOMER");
  const { section: wanted } = await params;
  const section = sectionNames.find((name) => name === wanted);
  if (!section) notFound();
  const draft = await findDraft(customer);
  if (!draft) redirect("/apply");
  const { profile, version, verifiedAt } = await findProfile(customer);
  const checking = (await searchParams).after === "check";
  const t = await getTranslations("apply");
  const titles = await getTranslations("profile.titles");
  const head = <QuestionHead task={section} title={titles(section)} checking={checking} />;

  return (
    <Question draft={draft} task={section}>
      {section === "identity" && verifiedAt ? (
        <Verified section={section} checking={checking}>
          {head}
        </Verified>
      ) : (
        <SectionForm
          {...{ section, profile, version, head }}
          action={actions[section]}
          submit={t(checking ? "saveToCheck" : "save")}
        >
          {checking && <Hidden name="after" value="check" />}
          <Submit tone="plain" name="after" value="later">
            {t("later")}
          </Submit>
        </SectionForm>
      )}
    </Question>
  );
}

async function Verified({
  section,
  checking,
  children,
}: {
  section: Section;
  checking: boolean;
  children: React.ReactNode;
}) {
  const t = await getTranslations("apply");
  return (
    <>
      {children}
      <div className="mt-7">
        <Callout>{t("verified")}</Callout>
      </div>
      <Buttons className="mt-8">
        <ButtonLink href={checking ? "/apply/check" : `/apply/${taskAfter(section)}`} tone="main">
          {t("goOn")}
        </ButtonLink>
      </Buttons>
    </>
  );
}
