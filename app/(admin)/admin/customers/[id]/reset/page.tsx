import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ReasonPage } from "@/app/_ui/reason-page";
import { askReset } from "@/app/(admin)/admin/customers/[id]/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findAccount } from "@/lib/directory/find-account";

/** Asks; the link goes to the customer's own address and is shown nowhere. */
export default async function ResetPage({ params }: PageProps<"/admin/customers/[id]/reset">) {
  const admin = await requireRole("ADMIN", "customers.lock");
  const account = await findAccount(admin, (await params).id);
  if (!account) notFound();
  requireFresh(admin, `/admin/customers/${account.id}/reset`);
  const t = await getTranslations("admin.account");
  const staff = await getTranslations("staff.reset");
  return (
    <ReasonPage
      action={askReset}
      title={staff("title", { name: account.name ?? t("noName") })}
      effects={[staff("link"), staff("nothing")]}
      verb={staff("verb")}
      back={{ href: `/admin/customers/${account.id}`, label: t("backToAccount") }}
      hidden={{ personId: account.id }}
    />
  );
}
