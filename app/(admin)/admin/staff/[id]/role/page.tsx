import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MoneyField } from "@/app/_ui/field";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
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
  const back = { href: `/admin/staff/${person.id}`, label: t("back") };
  const title = t(`change.${person.role}.title`, { name: person.staffName ?? "" });
  if (person.role === "MANAGER" && person.openCases > 0)
    return (
      <>
        <StaffHead title={title} back={back} />
        <Callout tone="warn" title={t("change.MANAGER.cases", { count: person.openCases })}>
          <a href={`/admin/staff/${person.id}/leave?outcome=STAY`}>{t("deed.place")}</a>
        </Callout>
      </>
    );
  const effects = {
    MANAGER: [t("change.MANAGER.two"), t("change.MANAGER.rights")],
    ADMIN: [t("change.ADMIN.atOnce"), t("change.ADMIN.rights")],
  };
  return (
    <ReasonPage
      action={saveRole}
      title={title}
      effects={effects[person.role]}
      verb={t(`change.${person.role}.verb`)}
      back={back}
      hidden={{ staffId: person.id, version: person.version }}
    >
      {person.role === "ADMIN" && <MoneyField name="limitAuthority" label={t("invitation.authority")} />}
    </ReasonPage>
  );
}
