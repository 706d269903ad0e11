import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/app/_ui/columns";
import { Form, Hidden } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { Submit } from "@/app/_ui/submit";
import { askForSecondLook } from "@/app/(customer)/applications/[id]/actions";
import type { FollowedApplication } from "@/lib/applications/follow";
import { mayAskSecondLook, secondLookUntil } from "@/lib/applications/rules";
import type { Language } from "@/lib/language";
import { formatDayInWords } from "@/lib/time";

type Props = { application: FollowedApplication };

/** Whom to ask, that a person decided, and the right to have another person look at it. */
export function Doubt({ application }: Props) {
  const t = useTranslations("applications.follow.doubt");
  const language = useLocale() as Language;
  const may = mayAskSecondLook(application);
  const { secondLookAt, decidedAt } = application;
  const date = decidedAt ? formatDayInWords(secondLookUntil(decidedAt), language) : "";
  return (
    <Section id="doubt" title={t("title")}>
      <p className="mt-2">{t("person")}</p>
      <p className="mt-2">{secondLookAt ? t("was") : t(may ? "again" : "late", { date })}</p>
      <Form action={askForSecondLook} id="second-look" bare>
        {may && (
          <div className="mt-4">
            <Hidden name="applicationId" value={application.id} />
            <Submit tone="quiet">{t("verb")}</Submit>
          </div>
        )}
      </Form>
      <p className="mt-4">{t.rich("call", { num: (words) => <span className="num">{words}</span> })}</p>
    </Section>
  );
}

/** While somebody else looks at it. */
export function LooksAgain({ application: { secondLookAt } }: Props) {
  const t = useTranslations("applications.follow.doubt");
  const language = useLocale() as Language;
  if (!secondLookAt) return null;
  return (
    <div className="mt-6">
      <Callout>
        <p>{t("looks", { date: formatDayInWords(secondLookAt, language) })}</p>
      </Callout>
    </div>
  );
}
