import { getTranslations } from "next-intl/server";
import { Authenticator } from "@/app/_ui/authenticator";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { addAuthenticator, startAuthenticator } from "@/app/(person)/security/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findWaitingTotp } from "@/lib/factors/queries";

export default async function AuthenticatorPage() {
  const actor = await requireRole("PERSON");
  requireFresh(actor, "/security/authenticator");
  const t = await getTranslations("security");
  const back = { href: "/security", label: t("back") };
  return (
    <PersonPage role={actor.role}>
      <Authenticator
        waiting={await findWaitingTotp(actor)}
        begin={startAuthenticator}
        confirm={addAuthenticator}
        head={<PersonHead role={actor.role} title={t("totp.title")} back={back} />}
      />
    </PersonPage>
  );
}
