import { getTranslations } from "next-intl/server";
import { Buttons, Form } from "@/app/_ui/form";
import { PasswordField } from "@/app/_ui/password-field";
import { Submit } from "@/app/_ui/submit";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { changePassword } from "@/app/(person)/security/password/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";

export default async function PasswordPage() {
  const actor = await requireRole("PERSON");
  requireFresh(actor, "/security/password");
  const t = await getTranslations("account.password");
  const ui = await getTranslations("auth.passwordField");
  const show = { show: ui("show"), hide: ui("hide") };
  const back = { href: "/security", label: t("back") };

  return (
    <PersonPage role={actor.role}>
      <Form
        action={changePassword}
        head={<PersonHead role={actor.role} title={t("title")} lead={t("lead")} back={back} />}
      >
        <PasswordField name="current" label={t("current")} autoComplete="current-password" {...show} />
        <PasswordField
          name="password"
          label={t("password")}
          hint={t("passwordHint")}
          autoComplete="new-password"
          {...show}
        />
        <Buttons>
          <Submit>{t("submit")}</Submit>
        </Buttons>
      </Form>
    </PersonPage>
  );
}
