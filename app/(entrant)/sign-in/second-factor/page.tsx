import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CodeField } from "@/app/_ui/code-field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { ShowPasskey } from "@/app/_ui/show-passkey";
import { SignOutButton } from "@/app/_ui/sign-out-button";
import { Submit } from "@/app/_ui/submit";
import { askForOwn, enterCode, enterPasskey } from "@/app/(entrant)/sign-in/second-factor/actions";
import { requireEntrant } from "@/lib/auth/entrant";
import { returnPath } from "@/lib/auth/schema";
import { findFactors, hasFactor } from "@/lib/factors/queries";

export default async function SecondFactorPage({ searchParams }: PageProps<"/sign-in/second-factor">) {
  const entrant = await requireEntrant();
  const factors = await findFactors(entrant);
  if (!hasFactor(factors)) redirect("/sign-in/enrol");
  const byPasskey = factors.passkeys.some(({ suspectAt }) => !suspectAt);
  const next = returnPath.parse((await searchParams).next) ?? "";
  const t = await getTranslations("auth");
  return (
    <div className="mx-auto w-full max-w-[480px] px-5 py-8 sm:py-12">
      <PageHead title={t("secondFactor.title")} lead={t("secondFactor.lead")} />
      {byPasskey && <ShowPasskey ask={askForOwn} action={enterPasskey} next={next} />}
      <Form action={enterCode}>
        <Hidden name="next" value={next} />
        <CodeField label={t("stepUp.code")} hint={t("stepUp.codeHint")} />
        <Buttons>
          <Submit>{t("signIn.submit")}</Submit>
        </Buttons>
      </Form>
      <Elsewhere />
    </div>
  );
}

/** The way back: another account, or no sign-in at all. */
async function Elsewhere() {
  const t = await getTranslations("auth.secondFactor");
  return (
    <>
      <details className="mt-8">
        <summary className="inline-block min-h-11 py-2">{t("lost")}</summary>
        <p className="text-muted">{t("lostText")}</p>
      </details>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3 text-muted">
        <span>{t("limit")}</span>
        <SignOutButton word={t("stop")} className="action action-plain" />
      </div>
    </>
  );
}
