import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { Measure } from "@/app/(customer)/profile/measure";
import type { Profile } from "@/lib/customers/profile";
import { missingForApplication } from "@/lib/customers/rules";

/** What the profile lacks for an application, and the way to the first section that is open. Nothing when nothing does. */
export async function Lacking({ profile }: { profile: Profile }) {
  const t = await getTranslations("account.home");
  const sections = await getTranslations("fields.sections");
  const first = missingForApplication(profile)[0];
  if (!first) return null;
  return (
    <Section title={t("profile")} id="lacking">
      <Measure profile={profile} />
      <p className="mt-2">
        <a href={`/profile/${first.section}`} className="inline-block py-1">
          {t("nextMissing", { section: sections(first.section) })}
        </a>
      </p>
    </Section>
  );
}
