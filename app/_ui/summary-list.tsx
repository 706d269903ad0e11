import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { None } from "@/app/_ui/value";

export type Answer = {
  label: string;
  /** Null or empty shows "not given". */
  value: ReactNode;
  /** Where to change it; readers hear "change" with the label. */
  change?: string | undefined;
  /** What the way there is called, where there is nothing to change yet. */
  verb?: string | undefined;
};

/** `<SummaryList answers>`: check your answers: question, answer, "change". */
export async function SummaryList({ answers }: { answers: Answer[] }) {
  const t = await getTranslations("ui.summary");
  return (
    <dl className="mt-2 border-t border-ink">
      {answers.map(({ label, value, change, verb }) => (
        <div
          key={label}
          className="grid gap-x-5 border-b border-line py-3 sm:grid-cols-[200px_minmax(0,1fr)_auto] [.staff_&]:py-1"
        >
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 tabular-nums">{value === null || value === "" ? <None /> : value}</dd>
          {change && (
            <dd>
              <a href={change} className="inline-block">
                {verb ?? t("change")}
                <span className="sr-only">{t("what", { label })}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
