import { getTranslations } from "next-intl/server";
import { confirmChange } from "@/app/(public)/confirm-contact/[token]/actions";
import { LinkPage } from "@/app/(public)/link-page";

export default async function ConfirmContactPage({ params }: PageProps<"/confirm-contact/[token]">) {
  const t = await getTranslations("auth.confirmContact");
  const words = { title: t("title"), lead: t("text"), submit: t("submit") };
  return <LinkPage action={confirmChange} token={(await params).token} {...words} />;
}
