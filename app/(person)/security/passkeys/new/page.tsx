import { getTranslations } from "next-intl/server";
import { MakePasskey } from "@/app/_ui/make-passkey";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { add, askForNew } from "@/app/(person)/security/passkeys/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";

export default async function NewPasskeyPage() {
  const actor = await requireRole("PERSON");
  requireFresh(actor, "/security/passkeys/new");
  const t = await getTranslations("security");
  const back = { href: "/security", label: t("back") };
  return (
    <PersonPage role={actor.role}>
      <MakePasskey
        ask={askForNew}
        action={add}
        head={<PersonHead role={actor.role} title={t("passkey.title")} back={back} />}
      />
    </PersonPage>
  );
}
