import { getLocale, getTranslations } from "next-intl/server";
import { Again } from "@/app/_ui/again";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { Form } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { startCheck } from "@/app/(admin)/admin/log/check/actions";
import { Part } from "@/app/(admin)/admin/log/part";
import { listChecks } from "@/lib/audit/check";
import { verdictWords } from "@/lib/audit/verdict-words";
import { requireRole } from "@/lib/auth/require-role";
import { nameAndNumber } from "@/lib/named";
import { formatDateTime } from "@/lib/time";

type Checks = Awaited<ReturnType<typeof listChecks>>;

export default async function CheckPage() {
  const admin = await requireRole("ADMIN", "log.read");
  const t = await getTranslations("operationLog");
  const checks = await listChecks(admin);
  const [newest] = checks;
  return (
    <>
      <StaffHead title={t("check.title")} lead={t("check.lead")} back={{ href: "/admin/log", label: t("title") }} />
      <div className="mt-5 max-w-[760px]">{newest && <Newest check={newest} />}</div>
      {(!newest || newest.finishedAt) && (
        <Form action={startCheck}>
          <div>
            <Submit>{t("check.start")}</Submit>
          </div>
        </Form>
      )}
      <Part title={t("check.last")}>
        {checks.length === 0 ? <Empty title={t("check.none")} /> : <Past checks={checks} />}
      </Part>
    </>
  );
}

async function Newest({ check: { finishedAt, verdict, done, total } }: { check: Checks[number] }) {
  const t = await getTranslations("operationLog.check");
  const language = await getLocale();
  if (!finishedAt || !verdict)
    return (
      <Callout title={total > 0 ? t("running", { done, total }) : t("waiting")}>
        {total > 0 && <progress className="mt-2 w-full" aria-label={t("title")} value={done} max={total} />}
        <Again href="/admin/log/check" word={t("refresh")} />
      </Callout>
    );
  const [first, ...rest] = verdictWords(verdict, language);
  return (
    <Callout tone={verdict.fault ? "bad" : "ok"} title={first!}>
      {rest.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Callout>
  );
}

async function Past({ checks }: { checks: Checks }) {
  const t = await getTranslations("operationLog.check");
  const value = await getTranslations("ui.value");
  const language = await getLocale();
  return (
    <DataTable
      caption={t("last")}
      none={value("none")}
      wrapping
      columns={(["at", "by", "verdict"] as const).map((key) => ({ key, head: t(key), names: key === "at" }))}
      rows={checks.map(({ id, askedAt, by, verdict }) => ({
        id,
        cells: {
          at: { text: formatDateTime(askedAt, language), at: askedAt.toISOString() },
          by: { text: by ? nameAndNumber(by.staffName, by.staffNumber) : "" },
          verdict: { text: verdict ? verdictWords(verdict, language).join(" ") : t("waiting") },
        },
      }))}
    />
  );
}
