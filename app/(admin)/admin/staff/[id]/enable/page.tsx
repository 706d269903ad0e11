import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonPage } from "@/app/_ui/reason-page";
import { enable } from "@/app/(admin)/admin/staff/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findStaff } from "@/lib/staff/queries";

export default async function EnablePage({ params }: PageProps<"/admin/staff/[id]/enable">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person || person.id === admin.id) notFound();
  requireFresh(admin, `/admin/staff/${person.id}/enable`);
  const t = await getTranslations("staff");
  return (
    <ReasonPage
      action={enable}
      title={t("enable.title", { name: person.staffName ?? "" })}
      effects={[t("enable.effect"), t("enable.rights")]}
      verb={t("deed.enable")}
      back={{ href: `/admin/staff/${person.id}`, label: t("back") }}
      hidden={{ staffId: person.id, version: person.version }}
    />
  );
}
