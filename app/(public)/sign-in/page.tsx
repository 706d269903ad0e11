import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { PasswordField } from "@/app/_ui/password-field";
import { Submit } from "@/app/_ui/submit";
import { signIn } from "@/app/(public)/sign-in/actions";
import { onwardFor } from "@/lib/auth/home";
import { returnPath } from "@/lib/auth/schema";
import { currentActor } from "@/lib/auth/session";

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const actor = await currentActor();
  const { notice, email, next } = await searchParams;
  if (actor) redirect(onwardFor(actor.role, returnPath.parse(next)));
  const t = await getTranslations("auth.signIn");
  const ui = await getTranslations("auth.passwordField");

  return (
    <div className="mx-auto w-full max-w-[480px] px-5 py-8 sm:py-12">
      <Notice code={notice} />
      <Form action={signIn} values={{ email: email ?? "", next: next ?? "" }} head={<PageHead title={t("title")} />}>
        <Hidden name="next" value={typeof next === "string" ? next : ""} />
        <Field name="email" label={t("email")} type="email" autoComplete="username" width="full" />
        <PasswordField
          name="password"
          label={t("password")}
          show={ui("show")}
          hide={ui("hide")}
          autoComplete="current-password"
        />
        <Buttons>
          <Submit>{t("submit")}</Submit>
          <span>
            {t("noAccount")} <Link href="/register">{t("register")}</Link>
          </span>
          <Link href="/forgot-password">{t("forgot")}</Link>
        </Buttons>
      </Form>
    </div>
  );
}
