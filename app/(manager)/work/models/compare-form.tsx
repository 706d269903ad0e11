import { getTranslations } from "next-intl/server";
import { QuerySelect } from "@/app/_ui/query-select";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import type { ListedModel } from "@/lib/models/queries";

/** Two cards to choose, by GET: the address is the comparison. */
export async function CompareForm({ models, one, other }: { models: ListedModel[]; one: string; other: string }) {
  const t = await getTranslations("models");
  const options = [
    { value: "expert", label: t("expert.title") },
    ...models.map(({ id, hash }) => ({ value: id, label: nameOfCard(t, hash) })),
  ];
  return (
    <form
      method="get"
      action="/work/models/compare"
      className="no-print mt-2 flex flex-wrap items-end gap-x-4 gap-y-2.5"
    >
      <QuerySelect name="one" label={t("compare.one")} value={one} wide options={options} />
      <QuerySelect name="other" label={t("compare.other")} value={other} wide options={options} />
      <button type="submit" className="action">
        {t("compare.verb")}
      </button>
    </form>
  );
}
