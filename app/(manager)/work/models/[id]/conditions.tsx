import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { threeDecimals } from "@/app/(manager)/work/figures";
import type { ShownModel } from "@/lib/models/queries";
import { promotionOf } from "@/lib/models/rules";

/** What has to hold before a card may advise, and whether it does. */
export async function Conditions({ model: { report } }: { model: ShownModel }) {
  const t = await getTranslations("models");
  const figure = (value: number) => (Number.isInteger(value) ? String(value) : threeDecimals(value));
  const fine = (value: number) => value.toFixed(4).replace("-", "−");
  return (
    <Section title={t("card.conditions")} id="conditions">
      {!report.proof && <p>{t("card.unproved")}</p>}
      <DataTable
        caption={t("card.conditions")}
        columns={(["condition", "measured", "verdict"] as const).map((key) => ({
          key,
          head: t(`card.${key}`),
          names: key === "condition",
        }))}
        rows={promotionOf(report).map(({ name, holds, measured: [one = 0, two = 0, three = 0] }) => ({
          id: name,
          cells: {
            condition: t(`condition.${name}.goal`),
            measured: t(`condition.${name}.measured`, {
              one: name === "rounding" ? fine(one) : figure(one),
              two: figure(two),
              three: figure(three),
            }),
            verdict: <Tag tone={holds ? "ok" : "warn"}>{t(holds ? "card.holds" : "card.fails")}</Tag>,
          },
        }))}
      />
    </Section>
  );
}
