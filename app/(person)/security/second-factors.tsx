import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { Callout } from "@/app/_ui/notice";
import { When } from "@/app/_ui/value";
import { FactorRow } from "@/app/(person)/security/factor-row";
import type { Actor } from "@/lib/auth/actor";
import { type Factors, findFactors, hasFactor } from "@/lib/factors/queries";

/** `<SecondFactors actor>`: what a sign-in asks for beside the password, and how to come in without it. */
export async function SecondFactors({ actor }: { actor: Actor }) {
  const factors = await findFactors(actor);
  const { totp, passkeys, codesLeft } = factors;
  const t = await getTranslations("security");
  return (
    <Section title={t("factors.title")} id="factors">
      <p className="mt-2 text-muted">{t("factors.lead")}</p>
      {!hasFactor(factors) && (
        <div className="mt-4">
          <Callout tone="warn" title={t("factors.none")}>
            {t(actor.role === "CUSTOMER" ? "factors.noneCustomer" : "factors.noneStaff")}
          </Callout>
        </div>
      )}
      <ul className="mt-4 border-t border-ink">
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} />
        ))}
        <FactorRow name={t(passkeys.length > 0 ? "passkey.another" : "passkey.name")} state={t("passkey.what")}>
          <ButtonLink href="/security/passkeys/new">{t("passkey.add")}</ButtonLink>
        </FactorRow>
        <FactorRow name={t("totp.name")} state={totp ? <Since at={totp.confirmedAt} /> : t("notSet")}>
          <ButtonLink href="/security/authenticator">{t(totp ? "totp.replace" : "totp.add")}</ButtonLink>
          {totp && (
            <ButtonLink href="/security/authenticator/remove" tone="plain">
              {t("totp.remove")}
            </ButtonLink>
          )}
        </FactorRow>
        {hasFactor(factors) && (
          <FactorRow name={t("codes.name")} state={t("codes.left", { count: codesLeft })}>
            <ButtonLink href="/security/recovery-codes">{t("codes.renew")}</ButtonLink>
          </FactorRow>
        )}
      </ul>
    </Section>
  );
}

async function PasskeyRow({ passkey }: { passkey: Factors["passkeys"][number] }) {
  const t = await getTranslations("security.passkey");
  const { id, name, createdAt, suspectAt } = passkey;
  return (
    <FactorRow name={t("one", { name })} state={suspectAt ? t("suspect") : <Since at={createdAt} />}>
      <ButtonLink href={`/security/passkeys/${id}`} tone="plain">
        {t("rename")}
      </ButtonLink>
      <ButtonLink href={`/security/passkeys/${id}/remove`} tone="plain">
        {t("remove")}
      </ButtonLink>
    </FactorRow>
  );
}

async function Since({ at }: { at: Date }) {
  const t = await getTranslations("security");
  return (
    <>
      {t("since")} <When at={at} to="day" />
    </>
  );
}
