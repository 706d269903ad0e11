import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { Buttons } from "@/app/_ui/form";
import type { FollowedApplication } from "@/lib/applications/follow";
import { mayWithdraw } from "@/lib/applications/rules";
import type { Language } from "@/lib/language";
import { formatDayInWords } from "@/lib/time";

type Props = { application: FollowedApplication };

/** What the customer can do with the application now. */
export function Deeds({ application }: Props) {
  const t = useTranslations("applications.follow.deeds");
  const { id, status } = application;
  return (
    <>
      {status === "APPROVED" && <Card application={application} />}
      <Section id="deeds" title={t("title")}>
        <Buttons className="mt-3">
          <ButtonLink href={`/applications/${id}/record`}>{t("record")}</ButtonLink>
          <ButtonLink href="/profile" tone="plain">
            {t("profile")}
          </ButtonLink>
          {mayWithdraw(status) && (
            <ButtonLink href={`/applications/${id}/withdraw`} tone="plain">
              {t("withdraw")}
            </ButtonLink>
          )}
        </Buttons>
      </Section>
    </>
  );
}

function Card({ application: { ahead } }: Props) {
  const t = useTranslations("applications.follow.after");
  const language = useLocale() as Language;
  const date = ahead.by ? formatDayInWords(ahead.by, language) : "";
  return (
    <Section id="after" title={t("title")}>
      <p className="mt-2">{t.rich("card", { date, b: (words) => <b>{words}</b> })}</p>
    </Section>
  );
}
