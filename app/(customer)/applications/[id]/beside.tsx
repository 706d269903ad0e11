import { useTranslations } from "next-intl";
import { AsideSection } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { When } from "@/app/_ui/value";
import type { FollowedApplication } from "@/lib/applications/follow";

type Props = { application: FollowedApplication };

/** The five dates and states that everybody asks for, whose case it is, and the records. */
export function Beside({ application }: Props) {
  const t = useTranslations("applications");
  const { manager, status } = application;
  const num = (words: React.ReactNode) => <span className="num">{words}</span>;
  return (
    <>
      <AsideSection id="dates" title={t("follow.dates.title")}>
        <Facts
          items={[
            { label: t("follow.dates.registered"), value: <When at={application.registeredAt} to="day" /> },
            { label: t("follow.dates.lastSignIn"), value: <When at={application.lastSignInAt} /> },
            { label: t("follow.dates.applied"), value: <When at={application.submittedAt} to="day" /> },
            { label: t("follow.dates.state"), value: t(`status.${status}`) },
            { label: t("follow.dates.approved"), value: <When at={application.approvedAt} to="day" /> },
          ]}
        />
      </AsideSection>
      <AsideSection id="manager" title={t("follow.manager.title")}>
        <p>
          {manager
            ? t("follow.manager.person", { name: manager.staffName ?? "", number: manager.staffNumber ?? "" })
            : t("follow.manager.nobody")}
        </p>
        {manager && <p className="mt-1 text-muted">{t.rich("follow.manager.reach", { num })}</p>}
      </AsideSection>
      <AsideSection id="records" title={t("follow.records.title")}>
        <p>
          <a href={`/applications/${application.id}/record`} className="inline-block py-1">
            {t("follow.records.sent")}
          </a>
        </p>
      </AsideSection>
    </>
  );
}
