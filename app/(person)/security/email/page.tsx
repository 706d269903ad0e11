import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";
import { Buttons, Form } from "@/app/_ui/form";
import { Callout, Notice } from "@/app/_ui/notice";
import { Submit } from "@/app/_ui/submit";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { askForEmail } from "@/app/(person)/security/email/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findOwnSignIn } from "@/lib/contacts/queries";

export default async function EmailPage({ searchParams }: PageProps<"/security/email">) {
  const actor = await requireRole("PERSON");
  requireFresh(actor, "/security/email");
  const { notice } = await searchParams;
  const { email, wished, recent } = await findOwnSignIn(actor);
  const t = await getTranslations("account.email");
  const back = { href: "/security", label: t("back") };
  const head = (
    <>
      <PersonHead role={actor.role} title={t("title")} lead={t("lead")} back={back} />
      <p className="mt-4">{t.rich("present", { email, b: (words) => <strong>{words}</strong> })}</p>
      {wished && (
        <div className="mt-4">
          <Callout>{t("wished", { email: wished })}</Callout>
        </div>
      )}
    </>
  );

  return (
    <PersonPage role={actor.role}>
      <Notice code={notice} />
      {recent ? (
        <>
          {head}
          <div className="mt-6">
            <Callout tone="warn">{t("recent")}</Callout>
          </div>
        </>
      ) : (
        <Form action={askForEmail} head={head}>
          <Field name="email" label={t("email")} hint={t("emailHint")} type="email" autoComplete="email" width="full" />
          <Buttons>
            <Submit>{t("submit")}</Submit>
          </Buttons>
        </Form>
      )}
    </PersonPage>
  );
}
