import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonPage } from "@/app/_ui/reason-page";
import { erase } from "@/app/(admin)/admin/customers/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findAccount } from "@/lib/directory/find-account";

/** Proposes that a customer's data be erased for good. */
export default async function ErasePage({ params }: PageProps<"/admin/customers/[id]/erase">) {
  const admin = await requireRole("ADMIN", "customers.lock");
  const account = await findAccount(admin, (await params).id);
  if (!account || account.status === "REMOVED") notFound();
  requireFresh(admin, `/admin/customers/${account.id}/erase`);
  const t = await getTranslations("admin.account");
  return (
    <ReasonPage
      action={erase}
      title={t("erasing.title", { name: account.name ?? account.email ?? t("noName") })}
      effects={[t("erasing.key"), t("erasing.law"), t("erasing.two"), t("erasing.rest")]}
      verb={t("erasing.verb")}
      danger
      back={{ href: `/admin/customers/${account.id}`, label: t("backToAccount") }}
      hidden={{ customerId: account.id }}
    />
  );
}
