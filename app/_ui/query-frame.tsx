"use client";

import type { ReactNode } from "react";

export type QueryFrameProps = {
  action: string;
  /** Where "reset" leads: the list without filters. */
  reset: string;
  /** Fields behind "more". Open when one of them is in use. */
  more?: ReactNode;
  moreOpen?: boolean;
  words: { search: string; reset: string; more: string };
  children: ReactNode;
};

/** What `QueryForm` draws, from plain words. */
export function QueryFrame({ action, reset, more, moreOpen = false, words, children }: QueryFrameProps) {
  return (
    <search>
      <form method="get" action={action} className="no-print py-3">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2.5">
          {children}
          <div className="flex items-center gap-2">
            <button type="submit" className="action font-semibold">
              {words.search}
            </button>
            <a href={reset} className="action">
              {words.reset}
            </a>
          </div>
        </div>
        {more && (
          <details open={moreOpen} className="mt-2">
            <summary className="inline-block min-h-6">{words.more}</summary>
            <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-2.5">{more}</div>
          </details>
        )}
      </form>
    </search>
  );
}

type DayField = { name: string; value?: string | undefined };
export type DayRangeProps = {
  label: string;
  from: DayField;
  to: DayField;
  words: { from: string; to: string; shape: string };
};

/** What `QueryDays` draws, from plain words. */
export function Days({ label, from, to, words }: DayRangeProps) {
  return (
    <fieldset className="w-full sm:w-auto">
      <legend className="block text-small font-normal text-muted">{label}</legend>
      <span className="flex items-center gap-1.5">
        <Day field={from} word={words.from} shape={words.shape} />
        <span aria-hidden="true">~</span>
        <Day field={to} word={words.to} shape={words.shape} />
      </span>
    </fieldset>
  );
}

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
      className="control w-full placeholder:text-muted placeholder:opacity-100 sm:w-[8.25em]"
    />
  );
}
