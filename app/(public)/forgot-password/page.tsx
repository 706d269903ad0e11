import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Buttons, Form } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { forgotPassword } from "@/app/(public)/forgot-password/actions";

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth.forgot");
  const back = { href: "/sign-in", label: t("back") };
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Form action={forgotPassword} head={<PageHead title={t("title")} lead={t("lead")} back={back} />}>
        <Field name="email" label={t("email")} type="email" autoComplete="username" width="full" />
        <Buttons>
          <Submit>{t("submit")}</Submit>
        </Buttons>
      </Form>
    </div>
  );
}
