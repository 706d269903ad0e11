import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonPage } from "@/app/_ui/reason-page";
import { report } from "@/app/(admin)/admin/customers/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findAccount } from "@/lib/directory/find-account";
import { lossHours } from "@/lib/factors/rules";

/** For a customer who has lost every second factor and was identified at a branch: two people and a day. */
export default async function LostFactorsPage({ params }: PageProps<"/admin/customers/[id]/factors">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const account = await findAccount(admin, (await params).id);
  if (!account) notFound();
  requireFresh(admin, `/admin/customers/${account.id}/factors`);
  const t = await getTranslations("staff.lost");
  const words = await getTranslations("admin.account");
  return (
    <ReasonPage
      action={report}
      title={t("title", { name: account.name ?? words("noName") })}
      effects={[t("checked"), t("told"), t("waits", { hours: lossHours }), t("then")]}
      verb={t("verb")}
      danger
      back={{ href: `/admin/customers/${account.id}`, label: words("backToAccount") }}
      hidden={{ personId: account.id }}
    />
  );
}
