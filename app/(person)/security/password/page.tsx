import { getTranslations } from "next-intl/server";
import { Buttons, Form } from "@/app/_ui/form";
import { NewPassword } from "@/app/_ui/new-password";
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
  const back = { href: "/security", label: t("back") };

  return (
    <PersonPage role={actor.role}>
      <Form
        action={changePassword}
        head={<PersonHead role={actor.role} title={t("title")} lead={t("lead")} back={back} />}
      >
        <PasswordField
          name="current"
          label={t("current")}
          show={ui("show")}
          hide={ui("hide")}
          autoComplete="current-password"
        />
        <NewPassword name="password" label={t("password")} hint={t("passwordHint")} />
        <Buttons>
          <Submit>{t("submit")}</Submit>
        </Buttons>
      </Form>
    </PersonPage>
  );
}
