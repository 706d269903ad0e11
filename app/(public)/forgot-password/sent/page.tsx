import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHead } from "@/app/_ui/page-head";
import { env } from "@/lib/env";

/** The same for every address: whether somebody is registered with it is said nowhere. */
export default async function LinkSentPage() {
  const t = await getTranslations("auth.forgotSent");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <PageHead title={t("title")} />
      <p className="mt-6">{t("text")}</p>
      <p className="mt-4 text-muted">
        {t("notReceived")} <Link href="/forgot-password">{t("again")}</Link>
      </p>
      {env.TRY_OUT && (
        <p className="mt-6">
          <Link href="/demo/mail">{t("mailbox")}</Link>
        </p>
      )}
    </div>
  );
}
