import { getTranslations } from "next-intl/server";
import { LinkPage } from "@/app/(public)/link-page";
import { confirmEmail } from "@/app/(public)/register/actions";

export default async function ConfirmPage({ params }: PageProps<"/register/verify/[token]">) {
  const t = await getTranslations("auth.confirm");
  const words = { title: t("title"), lead: t("text"), submit: t("submit") };
  return <LinkPage action={confirmEmail} token={(await params).token} {...words} />;
}
