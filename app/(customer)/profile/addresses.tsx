import { getTranslations } from "next-intl/server";
import { answerWords } from "@/app/_ui/answer-words";
import { SummaryList } from "@/app/_ui/summary-list";
import type { Profile } from "@/lib/customers/profile";

/** The addresses besides the home address; each may be given or not. */
export async function Addresses({ profile }: { profile: Profile }) {
  const t = await getTranslations("profile.addresses");
  const words = await answerWords();
  const answers = [
    { label: t("WORK"), value: words("workAddress", profile.workAddress), change: "/profile/address/work" },
    { label: t("MAILING"), value: words("mailingAddress", profile.mailingAddress), change: "/profile/address/mailing" },
  ];
  return (
    <section aria-labelledby="addresses" className="mt-10">
      <h2 id="addresses">{t("title")}</h2>
      <p className="mt-1 text-small text-muted">{t("lead")}</p>
      <SummaryList answers={answers} />
    </section>
  );
}
