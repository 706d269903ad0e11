import { getTranslations } from "next-intl/server";
import { SentPage } from "@/app/(public)/sent-page";

export default async function LinkSentPage() {
  const t = await getTranslations("auth.forgotSent");
  const again = { href: "/forgot-password", label: t("again") };
  return (
    <SentPage title={t("title")} text={t("text")} notReceived={t("notReceived")} again={again} mailbox={t("mailbox")} />
  );
}
