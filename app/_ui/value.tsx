import { useLocale, useTranslations } from "next-intl";
import { getLocale } from "next-intl/server";
import type { Language } from "@/lib/language";
import { formatAmount, formatMoney } from "@/lib/money";
import { formatDateTime, formatDateTimeShort, formatDay, formatDayInWords } from "@/lib/time";

// These stand in every row of a table: they ask for the language without waiting, so that a row is drawn in one go.

/** `<Money cents>`: ¥12,345.67. `<Money cents bare>`: 12,345 where the head names the unit. */
export function Money({ cents, bare = false }: { cents: bigint; bare?: boolean }) {
  const language = useLocale();
  return (
    <span className="num">{bare ? formatAmount(cents, language, { whole: true }) : formatMoney(cents, language)}</span>
  );
}

/** `const when = await whens()`: many moments of one page, without asking for the language at each. */
export const whens = async () => whenIn((await getLocale()) as Language);

const whenIn =
  (language: Language) =>
  (at: Date, to: "day" | "minute" = "minute") => (
    <time dateTime={at.toISOString()}>{to === "day" ? formatDay(at, language) : formatDateTime(at, language)}</time>
  );

type WhenProps = { at: Date | null; to?: "day" | "minute" | "short" | "second" | "words" | "weekday" };

/** `<When at to?>`: a moment as `<time>`, to the minute unless told; "short" in dense tables (21 Nov, 14:05), "words" for prose (2026年11月21日). Null reads as "none". */
export function When({ at, to = "minute" }: WhenProps) {
  const language = useLocale();
  if (!at) return <None />;
  const text = {
    day: () => formatDay(at, language),
    minute: () => formatDateTime(at, language),
    short: () => formatDateTimeShort(at, language),
    second: () => formatDateTime(at, language, { seconds: true }),
    words: () => formatDayInWords(at, language),
    weekday: () => formatDayInWords(at, language, { weekday: true }),
  }[to]();
  return <time dateTime={at.toISOString()}>{text}</time>;
}

/** `<None>`: -- for sight, "none" for readers. */
export function None() {
  const t = useTranslations("ui.value");
  return (
    <>
      <span aria-hidden="true">--</span>
      <span className="sr-only">{t("none")}</span>
    </>
  );
}

/** `<Code>`: an id, in the fixed-width face, never broken. */
export function Code({ children }: { children: string }) {
  return <span className="code">{children}</span>;
}

/** `<Hash>`: a hash or a long id in the same face, which breaks where it must. */
export function Hash({ children }: { children: string }) {
  return <span className="code whitespace-normal! break-all">{children}</span>;
}
