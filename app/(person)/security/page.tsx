import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { OwnAccount } from "@/app/(person)/security/own-account";
import { SecondFactors } from "@/app/(person)/security/second-factors";
import { requireRole } from "@/lib/auth/require-role";

/** What keeps an account its owner's: a section each. */
export default async function SecurityPage({ searchParams }: PageProps<"/security">) {
  const actor = await requireRole("PERSON");
  const t = await getTranslations("security");
  return (
    <PersonPage role={actor.role}>
      <Notice code={(await searchParams).notice} />
      <PersonHead role={actor.role} title={t("title")} lead={t("lead")} />
      <OwnAccount actor={actor} />
      <SecondFactors actor={actor} />
    </PersonPage>
  );
}
