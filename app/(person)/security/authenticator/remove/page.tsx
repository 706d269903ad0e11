import { getTranslations } from "next-intl/server";
import { Confirm } from "@/app/_ui/confirm";
import { PersonPage } from "@/app/(person)/person-page";
import { removeAuthenticator } from "@/app/(person)/security/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";

export default async function RemoveAuthenticatorPage() {
  const actor = await requireRole("PERSON");
  requireFresh(actor, "/security/authenticator/remove");
  const t = await getTranslations("security");
  return (
    <PersonPage role={actor.role}>
      <Confirm
        action={removeAuthenticator}
        title={t("totp.removeTitle")}
        effects={[t("totp.removeEffect"), t("endsOthers"), t("told")]}
        verb={t("totp.remove")}
        danger
        cancel="/security"
      />
    </PersonPage>
  );
}
