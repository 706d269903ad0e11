import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props = {
  action: string;
  /** Where "reset" leads: the list without filters. */
  reset: string;
  /** Fields behind "more". Open when one of them is in use. */
  more?: ReactNode;
  moreOpen?: boolean;
  children: ReactNode;
};

/** `<QueryForm action reset more? moreOpen?>` with QueryText, QuerySelect, QueryDays inside: filters by GET, so the address is the state. */
export function QueryForm({ action, reset, more, moreOpen = false, children }: Props) {
  const t = useTranslations("ui.query");
  return (
    <search>
      <form method="get" action={action} className="no-print py-3">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2.5">
          {children}
          <div className="flex items-center gap-2">
            <button type="submit" className="action font-semibold">
              {t("search")}
            </button>
            <a href={reset} className="action">
              {t("reset")}
            </a>
          </div>
        </div>
        {more && (
          <details open={moreOpen} className="mt-2">
            <summary className="inline-block min-h-6">{t("more")}</summary>
            <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-2.5">{more}</div>
          </details>
        )}
      </form>
    </search>
  );
}

const label = "block text-small text-muted";

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
      <span className={label}>{words}</span>
      <input name={name} defaultValue={value} maxLength={100} autoComplete="off" className="control w-full" />
    </label>
  );
}

/** `<QueryDays label from to>`: two days, each `{ name, value? }`. */
export function QueryDays({ label: words, from, to }: { label: string; from: DayField; to: DayField }) {
  const t = useTranslations("ui.query");
  return (
    <fieldset className="w-full sm:w-auto">
      <legend className={`${label} font-normal`}>{words}</legend>
      <span className="flex items-center gap-1.5">
        <Day field={from} word={t("from")} shape={t("day")} />
        <span aria-hidden="true">~</span>
        <Day field={to} word={t("to")} shape={t("day")} />
      </span>
    </fieldset>
  );
}
type DayField = { name: string; value?: string | undefined };

/** Text, not the browser's date picker: that one shows days in the browser's language instead of the page's. */
function Day({ field: { name, value }, word, shape }: { field: DayField; word: string; shape: string }) {
  return (
    <input
      name={name}
      defaultValue={value}
      aria-label={word}
      placeholder={shape}
      maxLength={20}
      autoComplete="off"
      className="control w-full placeholder:text-muted placeholder:opacity-100 sm:w-[112px]"
    />
  );
}
