import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonPage } from "@/app/_ui/reason-page";
import { lock, unlock } from "@/app/(admin)/admin/customers/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findAccount } from "@/lib/directory/find-account";

/** Locks a customer out, or takes the lock away. */
export default async function LockPage({ params }: PageProps<"/admin/customers/[id]/lock">) {
  const admin = await requireRole("ADMIN", "customers.lock");
  const account = await findAccount(admin, (await params).id);
  if (!account) notFound();
  requireFresh(admin, `/admin/customers/${account.id}/lock`);
  const t = await getTranslations("admin.account");
  const locked = account.status === "LOCKED";
  const name = account.name ?? t("noName");
  return (
    <ReasonPage
      action={locked ? unlock : lock}
      title={t(locked ? "unlocking.title" : "locking.title", { name })}
      effects={locked ? [t("unlocking.effect")] : [t("locking.sessions"), t("locking.told"), t("locking.work")]}
      verb={t(locked ? "unlock" : "lock")}
      danger={!locked}
      back={{ href: `/admin/customers/${account.id}`, label: t("backToAccount") }}
      hidden={{ customerId: account.id }}
    />
  );
}
