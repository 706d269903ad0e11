import { getTranslations } from "next-intl/server";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import type { ListedModel } from "@/lib/models/queries";

/** Two cards to choose, by GET: the address is the comparison. */
export async function CompareForm({ models, one, other }: { models: ListedModel[]; one: string; other: string }) {
  const t = await getTranslations("models");
  const options = [
    { value: "expert", label: t("expert.title") },
    ...models.map(({ id, hash }) => ({ value: id, label: nameOfCard(t, hash) })),
  ];
  const choice = (name: "one" | "other", value: string) => (
    <label className="w-full sm:w-[212px]">
      <span className="block text-small text-muted">{t(`compare.${name}`)}</span>
      <select name={name} defaultValue={value} autoComplete="off" className="control arrow w-full">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form
      method="get"
      action="/work/models/compare"
      className="no-print mt-2 flex flex-wrap items-end gap-x-4 gap-y-2.5"
    >
      {choice("one", one)}
      {choice("other", other)}
      <button type="submit" className="action">
        {t("compare.verb")}
      </button>
    </form>
  );
}
