import "../../risk.css";
import { getTranslations } from "next-intl/server";
import { StaffHead } from "@/app/_ui/page-head";
import { FieldTable } from "@/app/(manager)/work/models/field-table";
import { expertCard } from "@/lib/advice/expert-card";
import { requireRole } from "@/lib/auth/require-role";

/** What experience says, band by band. */
export default async function ExpertCardPage() {
  await requireRole("MANAGER", "models.manage");
  const t = await getTranslations("models");
  return (
    <>
      <StaffHead title={t("expert.title")} lead={t("expert.lead")} back={{ href: "/work/models", label: t("title") }} />
      <div className="figures">
        <FieldTable card={expertCard} />
      </div>
    </>
  );
}
