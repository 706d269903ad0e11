import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonPage } from "@/app/_ui/reason-page";
import { askReset } from "@/app/(admin)/admin/staff/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findStaff } from "@/lib/staff/queries";

/** Asks; the link goes to the person's own address and is shown nowhere. */
export default async function ResetPage({ params }: PageProps<"/admin/staff/[id]/reset">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person || person.id === admin.id) notFound();
  requireFresh(admin, `/admin/staff/${person.id}/reset`);
  const t = await getTranslations("staff");
  return (
    <ReasonPage
      action={askReset}
      title={t("reset.title", { name: person.staffName ?? "" })}
      effects={[t("reset.link"), t("reset.nothing")]}
      verb={t("reset.verb")}
      back={{ href: `/admin/staff/${person.id}`, label: t("back") }}
      hidden={{ personId: person.id }}
    />
  );
}
