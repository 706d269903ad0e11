import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Check } from "@/app/_ui/choice";
import { Field } from "@/app/_ui/field";
import { Buttons, Form } from "@/app/_ui/form";
import { NewPassword } from "@/app/_ui/new-password";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { register } from "@/app/(public)/register/actions";

export default async function RegisterPage() {
  const t = await getTranslations("auth.register");

  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Form action={register} head={<PageHead title={t("title")} lead={t("lead")} />}>
        <Field
          name="email"
          label={t("email")}
          hint={t("emailHint")}
          type="email"
          autoComplete="username"
          width="full"
        />
        <Field
          name="mobile"
          label={t("mobile")}
          hint={t("mobileHint")}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          width="medium"
        />
        <NewPassword name="password" label={t("password")} hint={t("passwordHint")} />
        <Check
          name="consent"
          label={t.rich("consent", {
            terms: (words) => <Link href="/terms">{words}</Link>,
            privacy: (words) => <Link href="/privacy">{words}</Link>,
          })}
        />
        <Buttons>
          <Submit>{t("submit")}</Submit>
          <span>
            {t("hasAccount")} <Link href="/sign-in">{t("signIn")}</Link>
          </span>
        </Buttons>
      </Form>
    </div>
  );
}
