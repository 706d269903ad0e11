import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonPage } from "@/app/_ui/reason-page";
import { report } from "@/app/(admin)/admin/staff/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { lossHours } from "@/lib/factors/rules";
import { findStaff } from "@/lib/staff/queries";

/** For a colleague who has lost every second factor: two people and a day, never one person at once. */
export default async function LostFactorsPage({ params }: PageProps<"/admin/staff/[id]/factors">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person || person.id === admin.id) notFound();
  requireFresh(admin, `/admin/staff/${person.id}/factors`);
  const t = await getTranslations("staff");
  return (
    <ReasonPage
      action={report}
      title={t("lost.title", { name: person.staffName ?? "" })}
      effects={[t("lost.checked"), t("lost.told"), t("lost.waits", { hours: lossHours }), t("lost.then")]}
      verb={t("lost.verb")}
      danger
      back={{ href: `/admin/staff/${person.id}`, label: t("back") }}
      hidden={{ personId: person.id }}
    />
  );
}
