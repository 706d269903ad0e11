import { getTranslations } from "next-intl/server";
import { SummaryList } from "@/app/_ui/summary-list";
import { sectionAnswers } from "@/app/(customer)/_sections/section-answers";
import type { OpenedProfile } from "@/lib/customers/read-profile";
import { missingForApplication, type Section, sectionState } from "@/lib/customers/rules";

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
        <SummaryList answers={await sectionAnswers(section, profile)} />
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
