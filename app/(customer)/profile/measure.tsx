import { getTranslations } from "next-intl/server";
import type { Profile } from "@/lib/customers/profile";
import { completeness, missingForApplication } from "@/lib/customers/rules";

/** How much of what an application needs is there, in words and as a bar. */
export async function Measure({ profile }: { profile: Profile }) {
  const t = await getTranslations("profile");
  const percent = completeness(profile);
  const count = missingForApplication(profile).length;
  return (
    <div className="mt-6">
      <p className="font-semibold tabular-nums" id="measure">
        {t("measure", { percent })}
      </p>
      <progress className="measure mt-2" aria-labelledby="measure" max={100} value={percent} />
      <p className="mt-2 text-muted">{count === 0 ? t("complete") : t("missing", { count })}</p>
    </div>
  );
}
