import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { threeDecimals } from "@/app/(manager)/work/figures";
import { measures, measureWords } from "@/app/(manager)/work/models/words";
import type { ShownModel } from "@/lib/models/queries";

/** On the later cases beside the expert card, and the methods that were tried. */
export async function Measures({ model: { report } }: { model: ShownModel }) {
  const t = await getTranslations("models");
  const { proof } = report;
  return (
    <Section title={t("card.measures")} id="measures">
      {proof && (
        <>
          <p className="text-muted">{t("card.measuresHint")}</p>
          <DataTable
            caption={t("card.measures")}
            columns={[
              { key: "name", head: t("compare.measure"), names: true },
              { key: "card", head: t("card.this"), end: true },
              { key: "expert", head: t("expert.title"), end: true },
            ]}
            rows={measures.map((name) => ({
              id: name,
              cells: {
                name: t(`measure.${name}`),
                card: measureWords(t, proof.card, name),
                expert: measureWords(t, proof.expert, name),
              },
            }))}
          />
        </>
      )}
      <h3 className="mt-5">{t("card.methods")}</h3>
      <Methods report={report} />
    </Section>
  );
}

async function Methods({ report: { methods, chosen } }: Pick<ShownModel, "report">) {
  const t = await getTranslations("models");
  const shown = ["auc", "ks", "brier", "slope"] as const;
  const tried = (["scorecard", "challenger", "blend"] as const).flatMap((name) => {
    const quality = methods[name];
    return quality ? [[name, quality] as const] : [];
  });
  return (
    <DataTable
      caption={t("card.methods")}
      columns={[
        { key: "method", head: t("card.method"), names: true },
        ...shown.map((key) => ({ key, head: t(`measure.${key}`), end: true })),
      ]}
      rows={tried.map(([name, quality]) => ({
        id: name,
        cells: {
          method: `${t(`method.${name}`)}${name === chosen ? ` (${t("card.chosen")})` : ""}`,
          ...Object.fromEntries(shown.map((key) => [key, threeDecimals(quality[key])])),
        },
      }))}
    />
  );
}
