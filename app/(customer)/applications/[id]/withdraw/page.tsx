import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Columns } from "@/app/_ui/columns";
import { Confirm } from "@/app/_ui/confirm";
import { withdraw } from "@/app/(customer)/applications/[id]/actions";
import { findApplication } from "@/lib/applications/follow";
import { mayWithdraw } from "@/lib/applications/rules";
import { requireRole } from "@/lib/auth/require-role";

export default async function WithdrawPage({ params }: PageProps<"/applications/[id]/withdraw">) {
  const customer = await requireRole("CUSTOMER");
  const application = await findApplication(customer, (await params).id);
  if (!application) notFound();
  const { id, version, status, number, productCode } = application;
  if (!mayWithdraw(status)) redirect(`/applications/${id}`);
  const t = await getTranslations("applications.withdraw");
  const names = await getTranslations("products.names");
  return (
    <Columns>
      <Confirm
        action={withdraw}
        title={t("title")}
        effects={[
          t("effectStop", { card: names(productCode as "GOLD"), number: number ?? "" }),
          t("effectKept"),
          t("effectFinal"),
        ]}
        verb={t("verb")}
        danger
        cancel={`/applications/${id}`}
        hidden={{ applicationId: id, version }}
      />
    </Columns>
  );
}
