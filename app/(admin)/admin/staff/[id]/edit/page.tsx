import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Field, MoneyField } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { edit } from "@/app/(admin)/admin/staff/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { formatAmount } from "@/lib/money";
import { findStaff } from "@/lib/staff/queries";

export default async function EditPage({ params }: PageProps<"/admin/staff/[id]/edit">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person || person.id === admin.id) notFound();
  requireFresh(admin, `/admin/staff/${person.id}/edit`);
  const t = await getTranslations("staff");
  const back = { href: `/admin/staff/${person.id}`, label: t("back") };
  const values = {
    name: person.staffName ?? "",
    branch: person.branch ?? "",
    limitAuthority: formatAmount(person.limitAuthority, admin.language, { whole: true }),
  };
  return (
    <div className="max-w-[560px]">
      <Form
        action={edit}
        values={values}
        head={<StaffHead title={t("edit.title", { name: person.staffName ?? "" })} lead={t("edit.lead")} back={back} />}
      >
        <Hidden name="staffId" value={person.id} />
        <Hidden name="version" value={person.version} />
        <Field name="name" label={t("invitation.name")} autoComplete="off" />
        <Field name="branch" label={t("invitation.branch")} autoComplete="off" />
        {person.role === "MANAGER" && (
          <MoneyField name="limitAuthority" label={t("invitation.authority")} hint={t("edit.authorityHint")} />
        )}
        <Buttons>
          <Submit>{t("edit.submit")}</Submit>
          <ButtonLink href={back.href} tone="plain">
            {t("cancel")}
          </ButtonLink>
        </Buttons>
      </Form>
    </div>
  );
}
