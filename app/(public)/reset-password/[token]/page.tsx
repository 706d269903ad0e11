import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { NewPassword } from "@/app/_ui/new-password";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { resetPassword } from "@/app/(public)/reset-password/[token]/actions";

/** Opening the link uses nothing up; the button does. Whether it still opens is known only then. */
export default async function ResetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const t = await getTranslations("auth.reset");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Form action={resetPassword} head={<PageHead title={t("title")} lead={t("text")} />}>
        <Hidden name="token" value={(await params).token} />
        <NewPassword name="password" label={t("password")} hint={t("passwordHint")} />
        <Buttons>
          <Submit>{t("submit")}</Submit>
          <Link href="/forgot-password">{t("again")}</Link>
        </Buttons>
      </Form>
    </div>
  );
}
