import { getTranslations } from "next-intl/server";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { undoChange } from "@/app/(public)/undo-contact/[token]/actions";

/** Opening the link changes nothing, so that a mail program that looks ahead does not use it up; the button does. */
export default async function UndoContactPage({ params }: PageProps<"/undo-contact/[token]">) {
  const t = await getTranslations("auth.undoContact");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Form action={undoChange} head={<PageHead title={t("title")} lead={t("text")} />}>
        <Hidden name="token" value={(await params).token} />
        <Buttons>
          <Submit tone="danger">{t("submit")}</Submit>
        </Buttons>
      </Form>
    </div>
  );
}
