import { useLocale } from "next-intl";
import { type DayRangeProps, Days, QueryFrame, type QueryFrameProps } from "@/app/_ui/query-frame";
import { keptWords, wordsOf } from "@/lib/messages/kept";

/** What the buttons of a query form say, and its days. */
export const queryWords = keptWords((language) => {
  const t = wordsOf(language, "ui");
  return {
    form: { search: t("query.search"), reset: t("query.reset"), more: t("query.more") },
    days: { from: t("query.from"), to: t("query.to"), shape: t("query.day") },
  };
});

/** `<QueryForm action reset more? moreOpen?>` with QueryText, QuerySelect, QueryDays inside: filters by GET, so the address is the state. */
export function QueryForm(props: Omit<QueryFrameProps, "words">) {
  return <QueryFrame {...props} words={queryWords(useLocale()).form} />;
}

/** `<QueryDays label from to>`: two days, each `{ name, value? }`. */
export function QueryDays(props: Omit<DayRangeProps, "words">) {
  return <Days {...props} words={queryWords(useLocale()).days} />;
}

/** `<QueryText name label value? wide?>` */
export function QueryText({
  name,
  label: words,
  value,
  wide = false,
}: {
  name: string;
  label: string;
  value?: string | undefined;
  wide?: boolean;
}) {
  return (
    <label className={wide ? "w-full sm:w-[212px]" : "w-full sm:w-[148px]"}>
      <span className="block text-small text-muted">{words}</span>
      <input name={name} defaultValue={value} maxLength={100} autoComplete="off" className="control w-full" />
    </label>
  );
}
