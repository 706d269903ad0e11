import { getLocale, getTranslations } from "next-intl/server";
import type { Language } from "@/lib/language";
import { formatDay, startOfDay } from "@/lib/time";

type Chip<F> = { label: string; without: Partial<Record<keyof F, undefined>> };

/** What filters at work say, and what to leave out to be rid of each. The two days count as one. */
export async function chipWords<F extends { from?: string | undefined; to?: string | undefined }>(
  filters: F,
  named: { name: keyof F; label: string; value: string | undefined }[],
  days: string,
): Promise<Chip<F>[]> {
  const t = await getTranslations("ui.chip");
  const language = (await getLocale()) as Language;
  const one = named.flatMap(({ name, label, value }): Chip<F>[] =>
    value ? [{ label: t("value", { label, value }), without: { [name]: undefined } as Chip<F>["without"] }] : [],
  );
  const { from, to } = filters;
  if (!from && !to) return one;
  const [first = "", last = ""] = [from, to].map((day) => (day ? formatDay(startOfDay(day), language) : ""));
  const words = from && to ? "range" : from ? "from" : "to";
  return [
    ...one,
    { label: t(words, { label: days, from: first, to: last }), without: { from: undefined, to: undefined } as never },
  ];
}
