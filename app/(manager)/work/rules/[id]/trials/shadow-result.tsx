import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import type { Recommendation } from "@/lib/advice/advise";
import type { Language } from "@/lib/language";
import type { findShadow } from "@/lib/policy/trial-queries";
import { formatDateTime } from "@/lib/time";

type Shadow = Awaited<ReturnType<typeof findShadow>>;

/** How often a set in shadow agreed with the live one, and the last cases in which it did not. */
export async function ShadowResult({ shadow: { pairs, cases, count } }: { shadow: Shadow }) {
  const t = await getTranslations("rules.shadow");
  const says = await getTranslations("rules.backTest.verdict");
  const language = (await getLocale()) as Language;
  const verdict = (word: string) => says(word as Recommendation);
  if (count === 0) return <p>{t("none")}</p>;
  const same = pairs.filter(({ live, shadow }) => live === shadow).reduce((sum, pair) => sum + pair.count, 0);
  return (
    <>
      <p className="mt-1">{t("agreed", { count, same })}</p>
      <ul className="list-disc pl-5">
        {pairs
          .filter(({ live, shadow }) => live !== shadow)
          .map((pair) => (
            <li key={`${pair.live} ${pair.shadow}`}>
              {t("pair", { live: verdict(pair.live), shadow: verdict(pair.shadow), count: pair.count })}
            </li>
          ))}
      </ul>
      {cases.length > 0 && (
        <DataTable
          caption={t("cases")}
          columns={[
            { key: "number", head: t("number"), names: true },
            { key: "at", head: t("at") },
            { key: "live", head: t("live") },
            { key: "shadow", head: t("shadow") },
            { key: "outcome", head: t("decided") },
          ]}
          rows={cases.map((one) => ({
            id: one.applicationId,
            cells: {
              number: { text: one.number, href: `/work/applications/${one.applicationId}`, face: "code" as const },
              at: { text: formatDateTime(one.at, language), at: one.at.toISOString() },
              live: { text: t("saying", { says: verdict(one.live), limit: one.liveLimit }) },
              shadow: { text: t("saying", { says: verdict(one.shadow), limit: one.shadowLimit }) },
              outcome: { text: one.outcome === "APPROVE" ? t("approved") : t("rejected") },
            },
          }))}
        />
      )}
    </>
  );
}
