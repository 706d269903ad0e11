import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { percent } from "@/app/(manager)/work/figures";
import type { ManagerOverrides, ReasonOverrides } from "@/lib/monitoring/overrides";
import { nameAndNumber } from "@/lib/named";

/** Of approvals against the advice: how many did well, of those whose year is over. */
async function hitWords() {
  return ({ known, well }: { known: number; well: number }) =>
    known > 0 ? `${percent(well / known)} (${well}/${known})` : "--";
}

export async function ManagerTable({ rows }: { rows: ManagerOverrides[] }) {
  const t = await getTranslations("monitoring.overrides");
  const hits = await hitWords();
  const heads = ["manager", "decided", "against", "rate", "hits"] as const;
  return (
    <DataTable
      caption={t("byManager")}
      columns={heads.map((key) => ({ key, head: t(key), names: key === "manager", end: key !== "manager" }))}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          manager: nameAndNumber(row.name, row.staffNumber),
          decided: row.decided.toLocaleString("en"),
          against: row.against.toLocaleString("en"),
          rate: row.firm > 0 ? percent(row.against / row.firm) : "--",
          hits: hits(row),
        },
      }))}
    />
  );
}

export async function ReasonTable({ rows }: { rows: ReasonOverrides[] }) {
  const t = await getTranslations("monitoring.overrides");
  const advice = await getTranslations("advice.reason");
  const hits = await hitWords();
  const heads = ["reason", "toApprove", "toReject", "hits"] as const;
  return (
    <DataTable
      caption={t("byReason")}
      columns={heads.map((key) => ({ key, head: t(key), names: key === "reason", end: key !== "reason" }))}
      rows={rows.map((row) => ({
        id: row.reason ?? "none",
        cells: {
          reason: row.reason ? advice(row.reason) : t("noReason"),
          toApprove: row.toApprove.toLocaleString("en"),
          toReject: row.toReject.toLocaleString("en"),
          hits: hits(row),
        },
      }))}
    />
  );
}
