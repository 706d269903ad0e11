import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { None } from "@/app/_ui/value";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { threeDecimals } from "@/app/(manager)/work/figures";
import { proxyBound } from "@/lib/models/proxies";
import type { ShownModel } from "@/lib/models/queries";

/** How far the answers tell what the card may not know. */
export async function Proxies({ model: { report } }: { model: ShownModel }) {
  const t = await getTranslations("models.proxy");
  const { field } = await adviceWords();
  if (!report.proxies?.length) return null;
  const heads = ["of", "auc", "strongest", "verdict"] as const;
  return (
    <Section title={t("title")} id="proxies">
      <p className="max-w-none text-muted">{t("hint")}</p>
      <DataTable
        caption={t("title")}
        columns={heads.map((key) => ({ key, head: t(key), names: key === "of", end: key === "auc" }))}
        rows={report.proxies.map(({ of, auc, strongest }) => ({
          id: of,
          cells: {
            of: t(`kind.${of}`),
            auc: threeDecimals(auc),
            strongest: strongest ? `${field(strongest.field)} ${threeDecimals(strongest.auc)}` : <None />,
            verdict: <Tag tone={auc > proxyBound ? "warn" : "ok"}>{t(auc > proxyBound ? "stands" : "apart")}</Tag>,
          },
        }))}
      />
    </Section>
  );
}
