import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MoneyField } from "@/app/_ui/field";
import { ReasonPage } from "@/app/_ui/reason-page";
import { saveRole } from "@/app/(admin)/admin/staff/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findStaff } from "@/lib/staff/queries";

/** From one room into the other. */
export default async function RolePage({ params }: PageProps<"/admin/staff/[id]/role">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person || person.id === admin.id) notFound();
  requireFresh(admin, `/admin/staff/${person.id}/role`);
  const t = await getTranslations("staff");
  const effects = {
    MANAGER: [
      t("change.MANAGER.two"),
      t("change.MANAGER.cases", { count: person.openCases }),
      t("change.MANAGER.rights"),
    ],
    ADMIN: [t("change.ADMIN.atOnce"), t("change.ADMIN.rights")],
  };
  return (
    <ReasonPage
      action={saveRole}
      title={t(`change.${person.role}.title`, { name: person.staffName ?? "" })}
      effects={effects[person.role]}
      verb={t(`change.${person.role}.verb`)}
      back={{ href: `/admin/staff/${person.id}`, label: t("back") }}
      hidden={{ staffId: person.id, version: person.version }}
    >
      {person.role === "ADMIN" && <MoneyField name="limitAuthority" label={t("invitation.authority")} />}
    </ReasonPage>
  );
}
