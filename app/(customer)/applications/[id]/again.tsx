import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { applyAgain } from "@/app/(customer)/applications/[id]/actions";
import type { FollowedApplication } from "@/lib/applications/follow";
import { mayReapply } from "@/lib/applications/rules";
import type { Language } from "@/lib/language";
import { formatDayInWords } from "@/lib/time";

type Props = { application: FollowedApplication };

/** From when the customer may apply again, and the one button that does it. */
export function Again({ application }: Props) {
  const t = useTranslations("applications.follow.again");
  const language = useLocale() as Language;
  const { again, reapplyFrom } = application;
  const welcome = mayReapply(application);
  const day = welcome || !reapplyFrom ? t("now") : t("from", { date: formatDayInWords(reapplyFrom, language) });
  return (
    <section
      aria-labelledby="again"
      className="mt-10 rounded-card border border-line border-t-3 border-t-brand px-5 pt-5 pb-6 sm:px-6"
    >
      <h2 id="again" className="text-body font-normal text-muted">
        {t("title")}
      </h2>
      <p className="text-[1.5rem] leading-9 font-semibold">{day}</p>
      {again ? (
        <Begun again={again} />
      ) : (
        <>
          <p className="mt-1 text-muted">{t(welcome ? "nowText" : "laterText")}</p>
          {welcome ? <AgainForm application={application} /> : <OtherCards />}
        </>
      )}
    </section>
  );
}

function AgainForm({ application }: Props) {
  const t = useTranslations("applications.follow.again");
  return (
    <Form action={applyAgain} bare>
      <Hidden name="applicationId" value={application.id} />
      <Buttons className="mt-5">
        <Submit>{t("go")}</Submit>
        <ButtonLink href="/cards" tone="plain">
          {t("cards")}
        </ButtonLink>
      </Buttons>
    </Form>
  );
}

function OtherCards() {
  const t = useTranslations("applications.follow.again");
  return (
    <Buttons className="mt-5">
      <ButtonLink href="/cards" tone="main">
        {t("cards")}
      </ButtonLink>
    </Buttons>
  );
}

function Begun({ again }: { again: NonNullable<FollowedApplication["again"]> }) {
  const t = useTranslations("applications.follow.again");
  const draft = again.status === "DRAFT";
  return (
    <>
      <p className="mt-1 text-muted">{t(draft ? "started" : "sent")}</p>
      <Buttons className="mt-5">
        <ButtonLink href={draft ? "/apply" : `/applications/${again.id}`} tone="main">
          {t(draft ? "goOn" : "open")}
        </ButtonLink>
      </Buttons>
    </>
  );
}
