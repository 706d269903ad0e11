import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AsideSection, Columns } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { Callout } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { When } from "@/app/_ui/value";
import { SectionForm } from "@/app/(customer)/_sections/section-form";
import {
  saveContact,
  saveDebts,
  saveEmployment,
  saveHousing,
  saveIdentity,
  saveIncome,
} from "@/app/(customer)/profile/[section]/actions";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { isSection } from "@/lib/customers/rules";

const actions = {
  identity: saveIdentity,
  contact: saveContact,
  employment: saveEmployment,
  income: saveIncome,
  housing: saveHousing,
  debts: saveDebts,
};

export default async function ProfileSectionPage({ params }: PageProps<"/profile/[section]">) {
  const customer = await requireRole("CUSTOMER");
  const { section } = await params;
  if (!isSection(section)) notFound();
  const { profile, version, updatedAt, verifiedAt } = await findProfile(customer);
  const t = await getTranslations("profile");
  const head = <PageHead title={t(`titles.${section}`)} back={{ href: "/profile", label: t("edit.back") }} plain />;

  return (
    <Columns aside={<LastSaved at={updatedAt} />}>
      {section === "identity" && verifiedAt ? (
        <>
          {head}
          <div className="mt-7">
            <Callout>{t("verified")}</Callout>
          </div>
        </>
      ) : (
        <SectionForm {...{ section, profile, version, head }} action={actions[section]} submit={t("edit.save")}>
          <a href="/profile" className="action action-plain">
            {t("edit.cancel")}
          </a>
        </SectionForm>
      )}
    </Columns>
  );
}

async function LastSaved({ at }: { at: Date }) {
  const t = await getTranslations("profile");
  return (
    <AsideSection title={t("title")} id="last-saved">
      <Facts items={[{ label: t("edit.saved"), value: <When at={at} /> }]} />
    </AsideSection>
  );
}
