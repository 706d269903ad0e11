import { getTranslations } from "next-intl/server";
import { SentPage } from "@/app/(public)/sent-page";

export default async function VerifyPage() {
  const t = await getTranslations("auth.verify");
  const again = { href: "/register", label: t("again") };
  return (
    <SentPage title={t("title")} text={t("text")} notReceived={t("notReceived")} again={again} mailbox={t("mailbox")} />
  );
}
