import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Authenticator } from "@/app/_ui/authenticator";
import { PageHead } from "@/app/_ui/page-head";
import { SignOutButton } from "@/app/_ui/sign-out-button";
import { enrol, prepare } from "@/app/(entrant)/sign-in/enrol/actions";
import { requireEntrant } from "@/lib/auth/entrant";
import { findFactors, findWaitingTotp, hasFactor } from "@/lib/factors/queries";

export default async function EnrolPage() {
  const entrant = await requireEntrant();
  if (hasFactor(await findFactors(entrant))) redirect("/sign-in/second-factor");
  const t = await getTranslations("auth.enrol");
  return (
    <div className="mx-auto w-full max-w-[560px] px-5 py-8 sm:py-12">
      <Authenticator
        waiting={await findWaitingTotp(entrant)}
        begin={prepare}
        confirm={enrol}
        head={<PageHead title={t("title")} lead={t("lead")} />}
      />
      <div className="mt-8">
        <SignOutButton word={t("stop")} className="action action-plain" />
      </div>
    </div>
  );
}
