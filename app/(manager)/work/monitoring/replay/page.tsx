import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { Callout } from "@/app/_ui/notice";
import { QueryForm, QueryText } from "@/app/_ui/query-form";
import { Tag } from "@/app/_ui/tag";
import { MonitoringFrame } from "@/app/(manager)/work/monitoring/frame";
import { requireRole } from "@/lib/auth/require-role";
import { replayFor } from "@/lib/monitoring/replay";
import { ReplayQuerySchema } from "@/lib/monitoring/schema";

/** Past advice made again from what was kept, and why it is another where it is. */
export default async function ReplayPage({ searchParams }: PageProps<"/work/monitoring/replay">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const { number, found, rows } = await replayFor(manager, ReplayQuerySchema.parse(await searchParams).number);
  const t = await getTranslations("monitoring.replay");
  const equal = rows.filter(({ cause }) => cause === null).length;
  const heads = ["number", "version", "verdict"] as const;
  const different = number ? rows : rows.filter(({ cause }) => cause !== null);
  return (
    <MonitoringFrame view="replay" at={new Date()}>
      <QueryForm action="/work/monitoring/replay" reset="/work/monitoring/replay">
        <QueryText name="number" label={t("number")} value={number ?? ""} wide />
      </QueryForm>
      <div className="max-w-[760px]">
        <Callout tone={!found || rows.length === 0 ? "info" : equal === rows.length ? "ok" : "warn"}>
          {!found ? t("missing") : rows.length === 0 ? t("none") : t("sum", { count: rows.length, equal })}
        </Callout>
        {different.length > 0 && (
          <DataTable
            caption={t("title")}
            columns={heads.map((key) => ({ key, head: t(key), names: key === "number", end: key === "version" }))}
            rows={different.map(({ number: shown, applicationId, onVersion, cause }) => ({
              id: `${applicationId}.${onVersion}`,
              cells: {
                number: <span className="code">{shown}</span>,
                version: String(onVersion),
                verdict: <Tag tone={cause ? "warn" : "ok"}>{t(`cause.${cause ?? "equal"}`)}</Tag>,
              },
            }))}
          />
        )}
      </div>
    </MonitoringFrame>
  );
}
