import { getTranslations } from "next-intl/server";
import { TextArea } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import type { Colleague } from "@/lib/staff/colleagues";

/** To whom and why: the least busy colleague first. */
export async function HandOverFields({ colleagues }: { colleagues: Colleague[] }) {
  const t = await getTranslations("queue.confirm");
  return (
    <div className="grid max-w-[560px] gap-4">
      <Select
        name="toId"
        label={t("to")}
        empty={t("toEmpty")}
        options={colleagues.map(({ id, approves: _approves, ...colleague }) => ({
          value: id,
          label: t("colleague", { ...colleague, branch: colleague.branch ?? "--" }),
        }))}
      />
      <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} maxLength={500} />
    </div>
  );
}
