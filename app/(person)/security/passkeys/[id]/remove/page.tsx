import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Confirm } from "@/app/_ui/confirm";
import { PersonPage } from "@/app/(person)/person-page";
import { remove } from "@/app/(person)/security/passkeys/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findFactors } from "@/lib/factors/queries";

export default async function RemovePasskeyPage({ params }: PageProps<"/security/passkeys/[id]/remove">) {
  const actor = await requireRole("PERSON");
  const { id } = await params;
  const passkey = (await findFactors(actor)).passkeys.find((own) => own.id === id);
  if (!passkey) notFound();
  requireFresh(actor, `/security/passkeys/${id}/remove`);
  const t = await getTranslations("security");
  return (
    <PersonPage role={actor.role}>
      <Confirm
        action={remove}
        title={t("passkey.removeTitle", { name: passkey.name })}
        effects={[t("passkey.removeEffect"), t("endsOthers"), t("told")]}
        verb={t("passkey.remove")}
        danger
        cancel="/security"
        hidden={{ id }}
      />
    </PersonPage>
  );
}
