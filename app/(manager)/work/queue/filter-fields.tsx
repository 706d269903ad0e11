"use client";

import { type DayRangeProps, Days, QueryFrame, type QueryFrameProps } from "@/app/_ui/query-frame";
import { QuerySelect, type QuerySelectProps } from "@/app/_ui/query-select";

export type Asked = {
  place: string;
  reset: string;
  /** What the address says beside the filters. */
  kept: [name: string, value: string][];
  choices: QuerySelectProps[];
  days: { label: string; from?: string | undefined; to?: string | undefined };
  words: { form: QueryFrameProps["words"]; days: DayRangeProps["words"] };
};

/** The fields of the queue's filters. */
export function FilterFields({ asked: { place, reset, kept, choices, days, words } }: { asked: Asked }) {
  return (
    <QueryFrame action={place} reset={reset} words={words.form}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choices.map((choice) => (
        <QuerySelect key={choice.name} {...choice} />
      ))}
      <Days
        label={days.label}
        from={{ name: "from", value: days.from }}
        to={{ name: "to", value: days.to }}
        words={words.days}
      />
    </QueryFrame>
  );
}
