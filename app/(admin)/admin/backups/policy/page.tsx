import { getTranslations } from "next-intl/server";
import { UnitField } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { savePolicy } from "@/app/(admin)/admin/backups/policy/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findPolicy } from "@/lib/backups/queries";

export default async function PolicyPage() {
  const admin = await requireRole("ADMIN", "backups.make");
  requireFresh(admin, "/admin/backups/policy");
  const t = await getTranslations("backups");
  const { hour, daily, weekly, monthly, version } = await findPolicy(admin);
  const values = {
    hour: String(hour ?? "never"),
    daily: String(daily),
    weekly: String(weekly),
    monthly: String(monthly),
  };
  const hours = Array.from({ length: 24 }, (_, at) => ({ value: String(at), label: t("policyPage.at", { hour: at }) }));
  const back = { href: "/admin/backups", label: t("title") };

  return (
    <div className="max-w-[560px]">
      <Form
        action={savePolicy}
        values={values}
        head={<StaffHead title={t("policyPage.title")} lead={t("policyPage.hint")} back={back} />}
      >
        <Hidden name="version" value={version} />
        <Select
          name="hour"
          label={t("policyPage.hour")}
          options={[{ value: "never", label: t("policyPage.never") }, ...hours]}
        />
        <UnitField name="daily" label={t("policyPage.daily")} inputMode="numeric" />
        <UnitField name="weekly" label={t("policyPage.weekly")} inputMode="numeric" />
        <UnitField name="monthly" label={t("policyPage.monthly")} inputMode="numeric" />
        <Buttons>
          <Submit>{t("policyPage.save")}</Submit>
        </Buttons>
      </Form>
    </div>
  );
}
