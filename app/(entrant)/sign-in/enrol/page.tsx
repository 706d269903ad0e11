import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Authenticator } from "@/app/_ui/authenticator";
import { Section } from "@/app/_ui/columns";
import { MakePasskey } from "@/app/_ui/make-passkey";
import { PageHead } from "@/app/_ui/page-head";
import { SignOutButton } from "@/app/_ui/sign-out-button";
import { askForNew, enrol, enrolPasskey, prepare } from "@/app/(entrant)/sign-in/enrol/actions";
import { requireEntrant } from "@/lib/auth/entrant";
import { findFactors, findWaitingTotp, hasFactor } from "@/lib/factors/queries";

export default async function EnrolPage() {
  const entrant = await requireEntrant();
  if (hasFactor(await findFactors(entrant))) redirect("/sign-in/second-factor");
  const t = await getTranslations("auth.enrol");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <PageHead title={t("title")} lead={t("lead")} />
      <Section title={t("byPasskey")} id="by-passkey">
        <MakePasskey ask={askForNew} action={enrolPasskey} />
      </Section>
      <Section title={t("byApp")} id="by-app">
        <Authenticator waiting={await findWaitingTotp(entrant)} begin={prepare} confirm={enrol} />
      </Section>
      <div className="mt-8">
        <SignOutButton word={t("stop")} className="action action-plain" />
      </div>
    </div>
  );
}
