import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHead } from "@/app/_ui/page-head";
import { env } from "@/lib/env";

export default async function VerifyPage() {
  const t = await getTranslations("auth.verify");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <PageHead title={t("title")} />
      <p className="mt-6">{t("text")}</p>
      <p className="mt-4 text-muted">
        {t("notReceived")} <Link href="/register">{t("again")}</Link>
      </p>
      {env.TRY_OUT && (
        <p className="mt-6">
          <Link href="/demo/mail">{t("mailbox")}</Link>
        </p>
      )}
    </div>
  );
}
