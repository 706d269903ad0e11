import { getTranslations } from "next-intl/server";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { NewPassword } from "@/app/_ui/new-password";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { activate } from "@/app/(public)/activate/[token]/actions";

export default async function ActivatePage({ params }: PageProps<"/activate/[token]">) {
  const t = await getTranslations("auth.activate");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Form action={activate} head={<PageHead title={t("title")} lead={t("text")} />}>
        <Hidden name="token" value={(await params).token} />
        <NewPassword name="password" label={t("password")} hint={t("passwordHint")} />
        <Buttons>
          <Submit>{t("submit")}</Submit>
        </Buttons>
      </Form>
    </div>
  );
}
