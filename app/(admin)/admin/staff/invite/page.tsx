import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { Field, MoneyField, TextArea } from "@/app/_ui/field";
import { Buttons, Form } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { invite } from "@/app/(admin)/admin/staff/invite/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";

export default async function InvitePage() {
  const admin = await requireRole("ADMIN", "staff.manage");
  requireFresh(admin, "/admin/staff/invite");
  const t = await getTranslations("staff");
  const back = { href: "/admin/staff", label: t("title") };
  const roles = (["MANAGER", "ADMIN"] as const).map((role) => ({ value: role, label: t(`role.${role}`) }));

  return (
    <div className="max-w-[560px]">
      <Form action={invite} head={<StaffHead title={t("invitation.title")} lead={t("invitation.lead")} back={back} />}>
        <Choice name="role" legend={t("invitation.role")} options={roles} inline />
        <Field name="name" label={t("invitation.name")} autoComplete="off" />
        <Field name="email" label={t("invitation.email")} type="email" autoComplete="off" width="full" />
        <Field name="branch" label={t("invitation.branch")} autoComplete="off" />
        <MoneyField name="limitAuthority" label={t("invitation.authority")} hint={t("invitation.authorityHint")} />
        <TextArea name="reason" label={t("invitation.reason")} hint={t("invitation.reasonHint")} rows={2} />
        <Buttons>
          <Submit>{t("invitation.submit")}</Submit>
        </Buttons>
      </Form>
    </div>
  );
}
