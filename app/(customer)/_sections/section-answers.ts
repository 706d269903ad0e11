import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import type { Profile } from "@/lib/customers/profile";
import { type Section, type SectionField, sections, workQuestions } from "@/lib/customers/rules";

export type SectionAnswer = { fields: SectionField[]; label: string; value: string };

/** The answers of a section as they are read: the home address as one, needless questions left out. */
export async function sectionAnswers(section: Section, profile: Profile): Promise<SectionAnswer[]> {
  const t = await getTranslations("fields");
  const words = await answerWords();
  const { province, city, line, postcode } = profile;
  if (section === "contact") {
    const home = province && city && line ? { province, city, line, postcode } : null;
    return [
      { fields: ["mobile"], label: t("mobile.label"), value: words("mobile", profile.mobile) },
      { fields: [...homeFields], label: t("homeAddress.label"), value: words("homeAddress", home) },
    ];
  }
  return sections[section]
    .filter((field) => isAsked(field, profile))
    .map((field) => ({ fields: [field], label: t(`${field}.label`), value: words(field, profile[field]) }));
}

const homeFields = ["province", "city", "line", "postcode"] as const;
const ofCards: readonly SectionField[] = ["cardLimitsElsewhere", "cardBalanceElsewhere"];
const ofWork: readonly SectionField[] = ["employer", "employerKind", "occupation", "jobSince"];

/** Questions that the kind of work, or having no other card, makes needless are not shown as unanswered. */
function isAsked(field: SectionField, { employmentKind, cardsElsewhere, ...profile }: Profile) {
  if (ofCards.includes(field)) return cardsElsewhere !== 0;
  if (!ofWork.includes(field)) return true;
  const asked: readonly string[] = employmentKind ? workQuestions(employmentKind) : [];
  return asked.includes(field) || profile[field as "employer"] !== null;
}
