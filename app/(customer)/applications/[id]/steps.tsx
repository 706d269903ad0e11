import { getLocale, getTranslations } from "next-intl/server";
import type { Step } from "@/app/_ui/timeline";
import { When } from "@/app/_ui/value";
import type { FollowedApplication } from "@/lib/applications/follow";
import { type AheadStep, stepsAhead } from "@/lib/applications/steps-ahead";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import { formatDay } from "@/lib/time";

/** The timeline of an application as its customer reads it: what was, what is, what is to come, each with its time. */
export async function stepsOf(application: FollowedApplication): Promise<Step[]> {
  const past = await Promise.all(application.events.map((event, index) => pastStep(application, event, index)));
  const ahead = await Promise.all(stepsAhead(application).map((step) => aheadStep(application, step)));
  return [...past, ...ahead];
}

type Event = FollowedApplication["events"][number];
type Told = Record<string, string | number | undefined>;

async function pastStep(application: FollowedApplication, event: Event, index: number): Promise<Step> {
  const t = await getTranslations("applications.timeline");
  const facts = event.facts as Told;
  const name = String(facts.toName ?? event.staffName ?? t("text.somebody"));
  const isLast = index === application.events.length - 1;
  const reviewing = isLast && application.status === "IN_REVIEW";
  const kind = event.kind === "claimed" && reviewing ? "claimedNow" : (event.kind as "claimed");
  const text = await textOf(application, event, name);
  return {
    id: event.id,
    when: <When at={event.at} />,
    title: t(`step.${kind}`, { name }),
    ...(text ? { text } : {}),
    state: event.kind === "rejected" ? "bad" : reviewing ? "now" : "past",
  };
}

async function textOf(application: FollowedApplication, { kind, facts }: Event, name: string) {
  const t = await getTranslations("applications.timeline.text");
  const language = (await getLocale()) as Language;
  const yuan = (cents: bigint) => formatAmount(cents, language, { whole: true });
  if (kind === "submitted")
    return (
      <>
        {t("submitted", { amount: yuan(application.sentLimit), count: application.sentDocuments })}
        <a href={`/applications/${application.id}/record`} className="num">
          {t("record")}
        </a>
      </>
    );
  if (kind === "approved") {
    const amount = yuan(BigInt(String((facts as Told).limit ?? "0")));
    return t("approved", { amount, name });
  }
  if (kind === "rejected") return t("rejected", { name });
  return null;
}

async function aheadStep({ dueAt, status }: FollowedApplication, { step, state }: AheadStep): Promise<Step> {
  const t = await getTranslations("applications.timeline");
  const language = (await getLocale()) as Language;
  const by = dueAt && status !== "RETURNED" ? t("by", { date: formatDay(dueAt, language) }) : t("then");
  const when = state === "now" ? t("now") : step === "result" || step === "second" ? by : t("then");
  const words = {
    waiting: { title: t("waiting"), text: t("waitingText") },
    toAnswer: { title: t("toAnswer") },
    signing: { title: t("signing"), text: t("signingText") },
    review: { title: t("review"), text: t("reviewText") },
    second: { title: t("second"), text: t("secondText") },
    result: { title: t("result"), text: t("resultText") },
  };
  return { id: step, when, state, ...words[step] };
}
