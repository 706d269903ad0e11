import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import { Section } from "@/app/_ui/columns";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import type { Answers } from "@/lib/applications/answers";
import type { FollowedApplication } from "@/lib/applications/follow";
import type { Profile } from "@/lib/customers/profile";
import { type Answer, sectionOf } from "@/lib/customers/rules";

type Props = {
  application: FollowedApplication;
  asked: { fields: string[] };
  profile: Profile;
  sent: Answers | null;
};

/** The answers to check, as they would be sent now, and which of them are another than before. */
export async function AskedAnswers({ application, asked, profile, sent }: Props) {
  if (asked.fields.length === 0) return null;
  const t = await getTranslations("applications.correction");
  const labels = await getTranslations("fields");
  const words = await answerWords();
  const now: Record<string, Answer> = { ...profile, requestedLimit: application.requestedLimit };
  const before = (sent ?? {}) as Record<string, Answer>;
  const changed = await Changed();
  return (
    <Section id="fields" title={t("fields")}>
      <SummaryList
        answers={asked.fields.map((field) => ({
          label: labels(`${field as "mobile"}.label`),
          value: (
            <>
              {words(field, now[field] ?? null)}
              {sent && before[field] !== now[field] && changed}
            </>
          ),
          change: `/applications/${application.id}/correction/${sectionOf(field) ?? "limit"}`,
        }))}
      />
      <p className="mt-2 text-small text-muted">{t("saved")}</p>
    </Section>
  );
}

async function Changed() {
  const t = await getTranslations("apply.check");
  return (
    <>
      {" "}
      <Tag tone="info">{t("changed")}</Tag>
    </>
  );
}
