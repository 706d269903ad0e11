import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { formValues } from "@/app/(customer)/_sections/form-values";
import {
  saveContact,
  saveDebts,
  saveEmployment,
  saveHousing,
  saveIdentity,
  saveIncome,
} from "@/app/(customer)/applications/[id]/correction/[section]/actions";
import { AskedFields } from "@/app/(customer)/applications/[id]/correction/[section]/asked-fields";
import { openedBy } from "@/lib/applications/correction";
import { findApplication } from "@/lib/applications/follow";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { type SectionField, sectionNames, sections } from "@/lib/customers/rules";

const actions = {
  identity: saveIdentity,
  contact: saveContact,
  employment: saveEmployment,
  income: saveIncome,
  housing: saveHousing,
  debts: saveDebts,
};

export default async function CorrectedSectionPage({ params }: PageProps<"/applications/[id]/correction/[section]">) {
  const customer = await requireRole("CUSTOMER");
  const { id, section: wanted } = await params;
  const section = sectionNames.find((name) => name === wanted);
  const application = await findApplication(customer, id);
  if (!application || !section) notFound();
  const opened = openedBy(application.asked?.fields ?? []);
  const open = (sections[section] as readonly SectionField[]).filter((field) => opened.includes(field));
  if (open.length === 0) redirect(`/applications/${application.id}`);

  const { profile, version, verifiedAt } = await findProfile(customer);
  const t = await getTranslations("applications.correction");
  const all = await getTranslations();
  const values = formValues(profile, section);
  const back = { href: `/applications/${application.id}/correction`, label: t("back") };
  const head = <PageHead title={all(`profile.titles.${section}`)} lead={t("onlyAsked")} back={back} plain />;

  if (section === "identity" && verifiedAt)
    return (
      <Columns>
        {head}
        <div className="mt-7">
          <Callout>{all("apply.verified")}</Callout>
        </div>
      </Columns>
    );
  return (
    <Columns>
      <Form action={actions[section]} values={values} head={head}>
        <AskedFields section={section} open={open} values={values} />
        <Hidden name="applicationId" value={application.id} />
        <Hidden name="version" value={version} />
        <Buttons>
          <Submit>{t("save")}</Submit>
        </Buttons>
      </Form>
    </Columns>
  );
}
