import { getTranslations } from "next-intl/server";
import { LinkPage } from "@/app/(public)/link-page";
import { undoChange } from "@/app/(public)/undo-contact/[token]/actions";

export default async function UndoContactPage({ params }: PageProps<"/undo-contact/[token]">) {
  const t = await getTranslations("auth.undoContact");
  const words = { title: t("title"), lead: t("text"), submit: t("submit") };
  return <LinkPage action={undoChange} token={(await params).token} {...words} tone="danger" />;
}
