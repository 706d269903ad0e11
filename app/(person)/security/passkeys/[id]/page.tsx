import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { rename } from "@/app/(person)/security/passkeys/actions";
import { requireRole } from "@/lib/auth/require-role";
import { findFactors } from "@/lib/factors/queries";

export default async function PasskeyPage({ params }: PageProps<"/security/passkeys/[id]">) {
  const actor = await requireRole("PERSON");
  const { id } = await params;
  const passkey = (await findFactors(actor)).passkeys.find((own) => own.id === id);
  if (!passkey) notFound();
  const t = await getTranslations("security");
  const back = { href: "/security", label: t("back") };
  return (
    <PersonPage role={actor.role}>
      <Form
        action={rename}
        values={{ name: passkey.name }}
        head={<PersonHead role={actor.role} title={t("passkey.renameTitle")} back={back} />}
      >
        <Hidden name="id" value={passkey.id} />
        <Field name="name" label={t("passkey.newName")} maxLength={40} autoComplete="off" />
        <Buttons>
          <Submit>{t("passkey.save")}</Submit>
        </Buttons>
      </Form>
    </PersonPage>
  );
}
