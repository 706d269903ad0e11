import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { AccountFacts } from "@/app/(customer)/profile/account-facts";
import { Addresses } from "@/app/(customer)/profile/addresses";
import { Measure } from "@/app/(customer)/profile/measure";
import { ProfileSection } from "@/app/(customer)/profile/profile-section";
import { requireRole } from "@/lib/auth/require-role";
import { findProfile } from "@/lib/customers/queries";
import { sectionNames } from "@/lib/customers/rules";

export default async function ProfilePage({ searchParams }: PageProps<"/profile">) {
  const customer = await requireRole("CUSTOMER");
  const found = await findProfile(customer);
  const t = await getTranslations("profile");

  return (
    <Columns aside={<AccountFacts customer={customer} found={found} />}>
      <Notice code={(await searchParams).notice} />
      <PageHead title={t("title")} lead={t("lead")} />
      <Measure profile={found.profile} />
      {sectionNames.map((section) => (
        <ProfileSection key={section} section={section} found={found} />
      ))}
      <Addresses profile={found.profile} />
    </Columns>
  );
}
