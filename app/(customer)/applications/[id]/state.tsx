import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { FactRow, Now } from "@/app/_ui/facts";
import { None, When } from "@/app/_ui/value";
import type { FollowedApplication } from "@/lib/applications/follow";
import type { Language } from "@/lib/language";
import { formatAmount, formatMoney } from "@/lib/money";
import { formatDay, formatDayInWords, workingDaysUntil } from "@/lib/time";

type Props = { application: FollowedApplication };

const tones = { RETURNED: "warn", APPROVED: "ok", REJECTED: "bad" } as const;

/** State, what to do, until when: before anything else on the page. */
export function State({ application }: Props) {
  const t = useTranslations("applications");
  const { status } = application;
  const tone = status in tones ? tones[status as keyof typeof tones] : "brand";
  return (
    <>
      <Now label={t("follow.state")} state={t(`status.${status}`)} tone={tone}>
        <p>
          <Sentence application={application} />
        </p>
      </Now>
      {status !== "REJECTED" && status !== "WITHDRAWN" && <Facts application={application} />}
    </>
  );
}

function Sentence({ application }: Props) {
  const t = useTranslations("applications.follow");
  const language = useLocale() as Language;
  const { status, dueAt, decidedAt, grantedLimit, updatedAt } = application;
  const b = (words: React.ReactNode) => <b>{words}</b>;
  const num = (words: React.ReactNode) => <span className="num">{words}</span>;
  const day = (at: Date | null) => (at ? formatDayInWords(at, language) : "");
  const weekday = (at: Date | null) => (at ? formatDayInWords(at, language, { weekday: true }) : "");
  switch (status) {
    case "RETURNED":
      return t("answer");
    case "APPROVED":
      return t.rich("approved", { b, date: day(decidedAt), limit: formatMoney(grantedLimit ?? 0n, language) });
    case "REJECTED":
      return t.rich("rejected", { b, date: day(decidedAt) });
    case "WITHDRAWN":
      return t.rich("withdrawn", { b, date: day(updatedAt) });
    default:
      if (dueAt && dueAt < new Date()) return t.rich("late", { b, num, date: weekday(dueAt) });
      return t.rich("by", { b, date: weekday(dueAt) });
  }
}

async function Facts({ application }: Props) {
  const t = await getTranslations("applications.follow.facts");
  const next = await getTranslations("applications.next");
  const language = (await getLocale()) as Language;
  const { manager, ahead, status, grantedLimit, requestedLimit } = application;
  const staff = {
    number: manager?.staffNumber ?? "",
    branch: manager?.branch ?? "",
  };
  const who = {
    label: t("manager"),
    value: manager?.staffName ?? t("noManager"),
    note: manager ? t(manager.branch ? "staffBranch" : "staff", staff) : t("noManagerNote"),
  };
  const what = { label: t("next"), value: next(ahead.what) };
  if (status !== "APPROVED") return <FactRow items={[who, what, await due(application)]} />;
  const yuan = formatAmount(requestedLimit ?? 0n, language, { whole: true });
  const limit = {
    label: t("limit"),
    value: formatMoney(grantedLimit ?? 0n, language),
    note: t("asked", { amount: yuan }),
  };
  return <FactRow items={[limit, who, { ...what, note: ahead.by && <By application={application} /> }]} />;
}

function By({ application }: Props) {
  const t = useTranslations("applications.timeline");
  const language = useLocale() as Language;
  return t("by", { date: formatDay(application.ahead.by!, language) });
}

async function due({ dueAt, status }: FollowedApplication) {
  const t = await getTranslations("applications.follow.facts");
  const label = t("due");
  if (!dueAt || status === "RETURNED") return { label, value: <None />, note: t("paused") };
  const late = dueAt < new Date();
  const note = late ? t("overdue") : t("left", { days: workingDaysUntil(new Date(), dueAt) });
  return { label, value: <When at={dueAt} to="day" />, note };
}
