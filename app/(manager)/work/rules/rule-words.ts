import { getTranslations } from "next-intl/server";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { factField } from "@/lib/advice/fact-fields";
import { formatAmount } from "@/lib/money";
import type { Comparison, Condition, Rule } from "@/lib/policy/schema";

type Loose = { (key: string, values?: Record<string, string | number>): string; has: (key: string) => boolean };

/** The keys under which the messages name comparisons of numbers. */
export const comparing = {
  "<": "below",
  "<=": "atMost",
  ">": "above",
  ">=": "atLeast",
  "=": "equals",
} as const satisfies Record<Comparison, string>;

/** Says rules, their conditions and the values of fields in plain words. */
export async function ruleWords() {
  const t = (await getTranslations("rules.say")) as unknown as Loose;
  const names = (await getTranslations("advice.rules.rule")) as unknown as Loose;
  const { field: usual, value: said, language } = await adviceWords();
  // Beside a value "limit by monthly income 4 ×" reads well; in a sentence it takes other words.
  const heading = (name: string) => (t.has(`field.${name}`) ? t(`field.${name}`) : usual(name));
  // Within a sentence an English item begins small.
  const field = (name: string) =>
    language === "en" ? heading(name).replace(/^./, (one) => one.toLowerCase()) : heading(name);

  const number = (name: string, value: number): string => {
    const known = factField(name);
    const unit = known && "unit" in known ? known.unit : "yuan";
    if (unit === "share") return `${Number((value * 100).toFixed(2))}%`;
    if (unit === "months") return t("months", { value });
    if (unit === "ratio") return t("times", { value });
    if (unit === "count") return String(value);
    return t("yuan", { value: formatAmount(BigInt(Math.round(value * 100)), language) });
  };
  const value = (name: string, one: number | string) => (typeof one === "number" ? number(name, one) : said(name, one));
  const list = (name: string, words: readonly string[]) => words.map((word) => said(name, word)).join(t("oneOf"));

  const sentence = (when: Condition): string => {
    if ("all" in when) return when.all.map(part).join(t("and"));
    if ("any" in when) return when.any.map(part).join(t("or"));
    if ("missing" in when) return t("missing", { field: field(when.missing) });
    if ("not" in when) return denial(when.not);
    const about = { field: field(when.field) };
    if ("in" in when) return t("in", { ...about, words: list(when.field, when.in) });
    if ("is" in when) return t(comparing[when.is], { ...about, value: number(when.field, when.value) });
    const [low, high] = when.between.map((bound) => number(when.field, bound));
    return t("between", { ...about, low: low!, high: high! });
  };
  const part = (one: Condition) =>
    "all" in one || "any" in one ? t("group", { inner: sentence(one) }) : sentence(one);
  const denial = (inner: Condition) => {
    if ("missing" in inner) return t("given", { field: field(inner.missing) });
    if ("in" in inner) return t("notIn", { field: field(inner.field), words: list(inner.field, inner.in) });
    return t("not", { inner: sentence(inner) });
  };
  const whole = ({ when, action }: Rule) => t("whole", { condition: sentence(when), action: t(`action.${action}`) });
  const name = ({ id, name: given }: { id: string; name?: string | undefined }) =>
    names.has(id) ? names(id) : (given ?? id);
  return { sentence, whole, name, value, field: heading, language };
}
