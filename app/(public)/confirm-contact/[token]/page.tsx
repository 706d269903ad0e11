import { getTranslations } from "next-intl/server";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { confirmChange } from "@/app/(public)/confirm-contact/[token]/actions";

/** Opening the link changes nothing, so that a mail program that looks ahead does not use it up; the button does. */
export default async function ConfirmContactPage({ params }: PageProps<"/confirm-contact/[token]">) {
  const t = await getTranslations("auth.confirmContact");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Form action={confirmChange} head={<PageHead title={t("title")} lead={t("text")} />}>
        <Hidden name="token" value={(await params).token} />
        <Buttons>
          <Submit>{t("submit")}</Submit>
        </Buttons>
      </Form>
    </div>
  );
}
