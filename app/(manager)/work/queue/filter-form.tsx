import { useLocale, useTranslations } from "next-intl";
import { Chips } from "@/app/_ui/chips";
import { Hidden } from "@/app/_ui/form";
import { QueryDays, QueryForm } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import type { Language } from "@/lib/language";
import { dues, products, type QueueFilters, queueAddress, stages } from "@/lib/queue/schema";
import type { Named } from "@/lib/staff/colleagues";
import { formatDay, startOfDay } from "@/lib/time";

const place = "/work/queue";
type Props = { managers: Named[]; filters: QueueFilters };

export function QueueFilterForm({ managers, filters }: Props) {
  const t = useTranslations("queue");
  const product = useTranslations("products.names");
  const status = useTranslations("applications.status");
  const all = t("filter.all");
  const options = {
    product: products.map((value) => ({ value, label: product(value) })),
    stage: stages.map((value) => ({ value, label: status(value) })),
    manager: managers.map(({ id, staffName, staffNumber }) => ({ value: id, label: `${staffName} ${staffNumber}` })),
    due: dues.map((value) => ({ value, label: t(`dueIn.${value}`) })),
  };
  return (
    <QueryForm action={place} reset={queueAddress(place, { tab: filters.tab })}>
      <Kept filters={filters} />
      {(["product", "stage", "manager", "due"] as const).map((name) => (
        <QuerySelect
          key={name}
          name={name}
          label={t(`filter.${name}`)}
          value={filters[name] ?? undefined}
          all={all}
          options={options[name]}
        />
      ))}
      <QueryDays
        label={t("filter.submitted")}
        from={{ name: "from", value: filters.from ?? undefined }}
        to={{ name: "to", value: filters.to ?? undefined }}
      />
    </QueryForm>
  );
}

/** What the filters do not speak of stays as it is. */
function Kept({ filters: { tab, sort, size } }: Pick<Props, "filters">) {
  const kept = new URLSearchParams(queueAddress({ tab, sort, size }));
  return [...kept].map(([name, value]) => <Hidden key={name} name={name} value={value} />);
}

const filterNames = ["product", "stage", "manager", "due"] as const;

/** The filters at work, without tab, sorting and page; the two days count as one. */
export const filterChips = (filters: QueueFilters) => [
  ...filterNames.filter((name) => filters[name] !== null),
  ...(filters.from || filters.to ? (["days"] as const) : []),
];

export function QueueChips({ managers, filters }: Props) {
  const t = useTranslations("queue");
  const word = useFilterWord(managers);
  const days = useDays();
  const without = { ...filters, after: null, before: null, pick: null };
  const chips = filterChips(filters).map((name) => ({
    label:
      name === "days"
        ? days(filters)
        : t("chip.value", { label: t(`filter.${name}`), value: word(name, filters[name]!) }),
    href: queueAddress(place, name === "days" ? { ...without, from: null, to: null } : { ...without, [name]: null }),
  }));
  return <Chips chips={chips} clear={queueAddress(place, { tab: filters.tab })} />;
}

function useFilterWord(managers: Named[]) {
  const product = useTranslations("products.names");
  const status = useTranslations("applications.status");
  const due = useTranslations("queue.dueIn");
  return (name: (typeof filterNames)[number], value: string) => {
    if (name === "product") return product(value as "GOLD");
    if (name === "stage") return status(value as "SUBMITTED");
    if (name === "due") return due(value as "late");
    return managers.find(({ id }) => id === value)?.staffName ?? "--";
  };
}

function useDays() {
  const t = useTranslations("queue.chip");
  const language = useLocale() as Language;
  return ({ from, to }: QueueFilters) => {
    const [first, last] = [from, to].map((day) => (day ? formatDay(startOfDay(day), language) : ""));
    if (from && to) return t("range", { from: first!, to: last! });
    return from ? t("from", { from: first! }) : t("to", { to: last! });
  };
}
