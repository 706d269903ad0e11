import { getTranslations } from "next-intl/server";
import { CodeField } from "@/app/_ui/code-field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PasswordField } from "@/app/_ui/password-field";
import { ShowPasskey } from "@/app/_ui/show-passkey";
import { Submit } from "@/app/_ui/submit";
import { askForOwn, showCode, showOwn, showPassword } from "@/app/(person)/confirm/actions";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { homeOf } from "@/lib/auth/home";
import { requireRole } from "@/lib/auth/require-role";
import { returnPath } from "@/lib/auth/schema";
import { findFactors, hasFactor } from "@/lib/factors/queries";

export default async function ConfirmPage({ searchParams }: PageProps<"/confirm">) {
  const actor = await requireRole("PERSON");
  const next = returnPath.parse((await searchParams).next) ?? homeOf[actor.role];
  const factors = await findFactors(actor);
  const byFactor = hasFactor(factors);
  const byPasskey = factors.passkeys.some(({ suspectAt }) => !suspectAt);
  const t = await getTranslations("auth.stepUp");

  return (
    <PersonPage role={actor.role}>
      <PersonHead role={actor.role} title={t("title")} lead={t("lead")} />
      {byPasskey && <ShowPasskey ask={askForOwn} action={showOwn} next={next} />}
      <Form action={byFactor ? showCode : showPassword}>
        <Hidden name="next" value={next} />
        {byFactor ? <CodeField label={t("code")} hint={t("codeHint")} /> : <OwnPassword />}
        <Buttons>
          <Submit>{t("submit")}</Submit>
          <a href={homeOf[actor.role]} className="action action-plain">
            {t("cancel")}
          </a>
        </Buttons>
      </Form>
    </PersonPage>
  );
}

async function OwnPassword() {
  const t = await getTranslations("auth.stepUp");
  const ui = await getTranslations("auth.passwordField");
  return (
    <PasswordField
      name="password"
      label={t("password")}
      show={ui("show")}
      hide={ui("hide")}
      autoComplete="current-password"
    />
  );
}
