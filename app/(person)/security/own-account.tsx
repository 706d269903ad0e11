import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { When } from "@/app/_ui/value";
import { FactorRow } from "@/app/(person)/security/factor-row";
import type { Actor } from "@/lib/auth/actor";
import { findOwnSignIn } from "@/lib/contacts/queries";
import { listSessions } from "@/lib/sessions/queries";

/** `<OwnAccount actor>`: password, sign-in address, where somebody is signed in and what was tried. */
export async function OwnAccount({ actor }: { actor: Actor }) {
  const [{ email, wished, passwordSince }, sessions] = await Promise.all([findOwnSignIn(actor), listSessions(actor)]);
  const t = await getTranslations("account.own");
  return (
    <Section title={t("title")} id="own">
      <ul className="mt-4 border-t border-ink">
        <FactorRow
          name={t("password")}
          state={t.rich("passwordSince", { at: () => <When at={passwordSince} to="day" /> })}
        >
          <ButtonLink href="/security/password">{t("changePassword")}</ButtonLink>
        </FactorRow>
        <FactorRow name={t("email")} state={wished ? t("emailWished", { email, wished }) : email}>
          <ButtonLink href="/security/email">{t("changeEmail")}</ButtonLink>
        </FactorRow>
        <FactorRow name={t("sessions")} state={t("sessionCount", { count: sessions.length })}>
          <ButtonLink href="/security/sessions">{t("seeSessions")}</ButtonLink>
        </FactorRow>
        <FactorRow name={t("signIns")} state={t.rich("lastSignIn", { at: () => <When at={actor.previousSignInAt} /> })}>
          <ButtonLink href="/security/sign-ins">{t("seeSignIns")}</ButtonLink>
        </FactorRow>
      </ul>
    </Section>
  );
}
