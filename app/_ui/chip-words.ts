import { getLocale, getTranslations } from "next-intl/server";
import type { Language } from "@/lib/language";
import { formatDay, startOfDay } from "@/lib/time";

type Days = { from?: string | null | undefined; to?: string | null | undefined };
type Named<F> = { name: keyof F; label: string; value: string | null | undefined };

/** What filters at work say, and the filters without each. The two days count as one, called `days`. */
export async function chipWords<F extends Days>(
  filters: F,
  named: Named<F>[],
  days: string,
): Promise<{ label: string; rest: Partial<F> }[]> {
  const t = await getTranslations("ui.chip");
  const language = (await getLocale()) as Language;
  const one = named.flatMap(({ name, label, value }) =>
    value ? [{ label: t("value", { label, value }), rest: without(filters, name) }] : [],
  );
  const { from, to } = filters;
  if (!from && !to) return one;
  const [first = "", last = ""] = [from, to].map((day) => (day ? formatDay(startOfDay(day), language) : ""));
  const words = from && to ? "range" : from ? "from" : "to";
  return [...one, { label: t(words, { label: days, from: first, to: last }), rest: without(filters, "from", "to") }];
}

const without = <F extends object>(filters: F, ...names: (keyof F)[]) =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => !names.includes(name as keyof F))) as Partial<F>;
