import { useTranslations } from "next-intl";
import { Chips } from "@/app/_ui/chips";
import { QueryDays, QueryForm } from "@/app/_ui/query-form";
import { QuerySelect } from "@/app/_ui/query-select";
import { useFilterWords } from "@/app/(manager)/work/queue/filter-words";
import { KeptInAddress } from "@/app/(manager)/work/queue/kept-in-address";
import { dues, fromStart, products, type QueueFilters, queueAddress, stages } from "@/lib/queue/schema";
import type { Named } from "@/lib/staff/colleagues";

const place = "/work/queue";
type Props = { managers: Named[]; filters: QueueFilters };

export function QueueFilterForm({ managers, filters }: Props) {
  const t = useTranslations("queue");
  const product = useTranslations("products.names");
  const status = useTranslations("applications.status");
  const all = t("filter.all");
  const options = {
    product: products.map((value) => ({ value, label: product(value) })),
    stage: [
      ...stages.map((value) => ({ value: value as string, label: status(value) })),
      { value: "FREE", label: t("stageFree") },
    ],
    manager: managers.map(({ id, staffName, staffNumber }) => ({ value: id, label: `${staffName} ${staffNumber}` })),
    due: dues.map((value) => ({ value, label: t(`dueIn.${value}`) })),
  };
  return (
    <QueryForm action={place} reset={queueAddress(place, { tab: filters.tab })}>
      <KeptInAddress filters={{ tab: filters.tab, sort: filters.sort, size: filters.size }} />
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

export function QueueChips({ managers, filters }: Props) {
  const words = useFilterWords(managers);
  const without = fromStart(filters);
  const chips = words(filters).map(({ name, label }) => ({
    label,
    href: queueAddress(place, name === "days" ? { ...without, from: null, to: null } : { ...without, [name]: null }),
  }));
  return <Chips chips={chips} clear={queueAddress(place, { tab: filters.tab })} />;
}
