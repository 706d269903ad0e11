import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { nameOfCard } from "@/app/(manager)/work/models/words";
import type { findDrift } from "@/lib/monitoring/cards";

/** Each item's stability index against what chance alone would give; nothing is said of too few. */
export async function Drifts({ drift }: { drift: Awaited<ReturnType<typeof findDrift>> }) {
  const t = await getTranslations("monitoring.drift");
  const models = await getTranslations("models");
  const { field } = await adviceWords();
  const heads = ["field", "psi", "limit", "verdict"] as const;
  const shown = drift?.drifts.some(({ alarm }) => alarm !== null) ?? false;
  return (
    <Section title={t("title")} id="drift">
      <div className="figures">
        {!drift && <p>{t("noCard")}</p>}
        {drift && (
          <p className="max-w-none text-muted">
            {shown
              ? t("hint", { count: drift.rows, card: nameOfCard(models, drift.card.hash) })
              : t("few", { count: drift.rows })}
          </p>
        )}
        {drift && shown && (
          <DataTable
            caption={t("title")}
            columns={heads.map((key) => ({
              key,
              head: t(key),
              names: key === "field",
              end: ["psi", "limit"].includes(key),
            }))}
            rows={drift.drifts.map(({ field: name, psi, limit, alarm }) => ({
              id: name,
              cells: {
                field: field(name),
                psi: psi.toFixed(3),
                limit: limit.toFixed(3),
                verdict: <Tag tone={alarm ? "warn" : "ok"}>{t(alarm ? "moved" : "same")}</Tag>,
              },
            }))}
          />
        )}
      </div>
    </Section>
  );
}
