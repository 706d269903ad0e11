import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import { type Answer, SummaryList } from "@/app/_ui/summary-list";
import type { Profile } from "@/lib/customers/profile";
import type { OpenedProfile } from "@/lib/customers/read-profile";
import {
  missingForApplication,
  type Section,
  type SectionField,
  sectionState,
  sections,
  workQuestions,
} from "@/lib/customers/rules";

type Props = { section: Section; found: OpenedProfile };

/** One section as it stands, what it still lacks, and the way to change it. */
export async function ProfileSection({ section, found: { profile, verifiedAt } }: Props) {
  const t = await getTranslations("profile");
  const labels = await getTranslations("fields");
  const missing = missingForApplication(profile).filter((question) => question.section === section);
  const title = labels(`sections.${section}`);
  const isUntouched = sectionState(profile, section) === "untouched";
  const fixed = section === "identity" && verifiedAt !== null;

  return (
    <section aria-labelledby={section} className="mt-10">
      <SectionHead
        id={section}
        title={title}
        href={fixed ? null : `/profile/${section}`}
        verb={t(missing.length > 0 ? "fill" : "change")}
      />
      {isUntouched ? (
        <p className="mt-2 border-t border-ink pt-3 text-muted">{t("untouched")}</p>
      ) : (
        <SummaryList answers={await answersOf(section, profile)} />
      )}
      {fixed && <p className="mt-2 text-small text-muted">{t("verified")}</p>}
      {missing.length > 0 && !isUntouched && (
        <p className="mt-2 border-l-4 border-warning pl-3">
          {t("missingHere", { fields: missing.map(({ field }) => labels(`${field}.label`)).join(t("comma")) })}
        </p>
      )}
    </section>
  );
}

type HeadProps = { id: string; title: string; href: string | null; verb: string };

export function SectionHead({ id, title, href, verb }: HeadProps) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <h2 id={id}>{title}</h2>
      {href && (
        <a href={href} className="flex-none py-1">
          {verb}
          <span className="sr-only"> {title}</span>
        </a>
      )}
    </div>
  );
}

async function answersOf(section: Section, profile: Profile): Promise<Answer[]> {
  const t = await getTranslations("fields");
  const words = await answerWords();
  const { province, city, line, postcode } = profile;
  if (section === "contact") {
    const home = province && city && line ? { province, city, line, postcode } : null;
    return [
      { label: t("mobile.label"), value: words("mobile", profile.mobile) },
      { label: t("homeAddress.label"), value: words("homeAddress", home) },
    ];
  }
  return sections[section]
    .filter((field) => isAsked(field, profile))
    .map((field) => ({ label: t(`${field}.label`), value: words(field, profile[field]) }));
}

/** Questions that the kind of work, or having no other card, makes needless are not shown as unanswered. */
function isAsked(field: SectionField, profile: Profile) {
  if (profile[field] !== null) return !(profile.cardsElsewhere === 0 && ofCards.includes(field));
  if (ofCards.includes(field)) return profile.cardsElsewhere !== 0;
  if (!ofWork.includes(field)) return true;
  return (
    profile.employmentKind !== null && (workQuestions(profile.employmentKind) as readonly string[]).includes(field)
  );
}

const ofCards: readonly SectionField[] = ["cardLimitsElsewhere", "cardBalanceElsewhere"];
const ofWork: readonly SectionField[] = ["employer", "employerKind", "occupation", "jobSince"];
