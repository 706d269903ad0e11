import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Columns } from "@/app/_ui/columns";
import { PageHead } from "@/app/_ui/page-head";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";

const parts = ["profile", "applications", "signIns", "viewers"] as const;

export default async function CopyPage() {
  const customer = await requireRole("CUSTOMER");
  requireFresh(customer, "/profile/copy");
  const t = await getTranslations("profile.copy");
  return (
    <Columns>
      <PageHead title={t("title")} lead={t("lead")} back={{ href: "/profile", label: t("back") }} />
      <ul className="mt-4 list-disc pl-5">
        {parts.map((part) => (
          <li key={part}>{t(`holds.${part}`)}</li>
        ))}
      </ul>
      <p className="mt-4">{t("careful")}</p>
      <form action="/profile/copy/file" method="post" className="mt-6">
        <Button tone="main">{t("get")}</Button>
      </form>
    </Columns>
  );
}
