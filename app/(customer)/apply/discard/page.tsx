import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Confirm } from "@/app/_ui/confirm";
import { discard } from "@/app/(customer)/apply/actions";
import { findDraft } from "@/lib/applications/queries";
import { requireRole } from "@/lib/auth/require-role";

export default async function DiscardPage() {
  const customer = await requireRole("CUSTOMER");
  const draft = await findDraft(customer);
  if (!draft) redirect("/applications");
  const t = await getTranslations("apply.discard");
  return (
    <Columns>
      <Confirm
        action={discard}
        title={t("title")}
        effects={[t("effectDraft", { count: draft.documents.length }), t("effectProfile"), t("effectFinal")]}
        verb={t("verb")}
        danger
        cancel="/apply"
        hidden={{ applicationId: draft.id }}
      />
    </Columns>
  );
}
