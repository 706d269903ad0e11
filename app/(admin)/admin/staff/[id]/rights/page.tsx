import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { ReasonPage } from "@/app/_ui/reason-page";
import { saveRights } from "@/app/(admin)/admin/staff/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { type Template, templates } from "@/lib/auth/rights";
import { findStaff } from "@/lib/staff/queries";
import { rightsOfRoom, templatesOfRoom, whyHolds } from "@/lib/staff/rules";

/** The starting set, and what is added to it or withdrawn from it. */
export default async function RightsPage({ params }: PageProps<"/admin/staff/[id]/rights">) {
  const admin = await requireRole("ADMIN", "staff.manage");
  const person = await findStaff(admin, (await params).id);
  if (!person || person.id === admin.id) notFound();
  requireFresh(admin, `/admin/staff/${person.id}/rights`);
  const t = await getTranslations("staff");
  const room = rightsOfRoom(person.role);
  const list = room.map((right) => ({ value: right, label: t(`right.${right}`) }));
  const given = (name: Template) => templates[name].rights.map((right) => t(`right.${right}`)).join(t("between"));
  return (
    <ReasonPage
      action={saveRights}
      title={t("rights.title", { name: person.staffName ?? "" })}
      effects={[t("rights.effect"), person.role === "ADMIN" ? t("rights.two") : t("rights.atOnce")]}
      verb={t("rights.submit")}
      wide
      back={{ href: `/admin/staff/${person.id}`, label: t("back") }}
      hidden={{ staffId: person.id, version: person.version }}
      values={{
        template: person.template,
        added: room.filter((right) => whyHolds(person, right) === "added"),
        withdrawn: room.filter((right) => whyHolds(person, right) === "withdrawn"),
      }}
    >
      <Choice
        name="template"
        legend={t("rights.template")}
        options={templatesOfRoom(person.role).map((name) => ({
          value: name,
          label: t(`template.${name}`),
          hint: given(name),
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice name="added" legend={t("rights.added")} hint={t("rights.addedHint")} options={list} many />
        <Choice name="withdrawn" legend={t("rights.withdrawn")} hint={t("rights.withdrawnHint")} options={list} many />
      </div>
    </ReasonPage>
  );
}
