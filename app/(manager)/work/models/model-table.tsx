import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { None, When } from "@/app/_ui/value";
import { threeDecimals } from "@/app/(manager)/work/figures";
import { intervalWords, nameOfCard } from "@/app/(manager)/work/models/words";
import type { ListedModel } from "@/lib/models/queries";

const tones: Record<ListedModel["status"], TagTone> = {
  SHADOW: "line",
  OFFERED: "info",
  PUBLISHED: "ok",
  RETIRED: "plain",
  SUSPENDED: "warn",
};

export const toneOf = (status: ListedModel["status"]): TagTone => tones[status];

/** The trained cards, newest first, each beside the expert card on the same later cases. */
export async function ModelTable({ models }: { models: ListedModel[] }) {
  const t = await getTranslations("models");
  const heads = ["card", "status", "trainedAt", "cases", "auc", "expert", "gain"] as const;
  return (
    <DataTable
      caption={t("list.title")}
      columns={heads.map((key) => ({
        key,
        head: t(`list.${key}`),
        names: key === "card",
        end: ["cases", "auc", "expert", "gain"].includes(key),
      }))}
      rows={models.map(({ id, hash, status, trainedAt, report: { rows, bads, proof } }) => ({
        id,
        cells: {
          card: <a href={`/work/models/${id}`}>{nameOfCard(t, hash)}</a>,
          status: <Tag tone={toneOf(status)}>{t(`status.${status}`)}</Tag>,
          trainedAt: <When at={trainedAt} />,
          cases: `${rows} (${bads})`,
          auc: proof ? threeDecimals(proof.card.auc.value) : <None />,
          expert: proof ? threeDecimals(proof.expert.auc.value) : <None />,
          gain: proof ? intervalWords(t, proof.gain) : <None />,
        },
      }))}
    />
  );
}
