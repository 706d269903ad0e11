import { getLocale, getTranslations } from "next-intl/server";
import { Again } from "@/app/_ui/again";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { Field } from "@/app/_ui/field";
import { Form } from "@/app/_ui/form";
import { Callout, Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import type { Plain } from "@/app/_ui/table-cell";
import { makeArchive } from "@/app/(admin)/admin/log/archives/actions";
import { Part } from "@/app/(admin)/admin/log/part";
import { listArchives } from "@/lib/audit/archives";
import { requireRole } from "@/lib/auth/require-role";
import { hasBackupKeys } from "@/lib/backups/keys";
import { formatDateTime, formatDay } from "@/lib/time";

type Archives = Awaited<ReturnType<typeof listArchives>>;

export default async function ArchivesPage({ searchParams }: PageProps<"/admin/log/archives">) {
  const admin = await requireRole("ADMIN", "log.archive");
  const t = await getTranslations("operationLog.archives");
  const log = await getTranslations("operationLog");
  const archives = await listArchives(admin);
  const underWay = archives.some(({ verifiedAt, fault }) => !verifiedAt && !fault);
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={t("title")} lead={t("lead")} back={{ href: "/admin/log", label: log("title") }} />
      <Section title={t("make")} id="make">
        {hasBackupKeys() ? <Making /> : <Callout tone="warn">{t("noKeys")}</Callout>}
      </Section>
      <Part title={t("list")}>
        {archives.length === 0 ? <Empty title={t("none")} /> : <Made archives={archives} />}
        {underWay && <Again href="/admin/log/archives" word={t("refresh")} />}
      </Part>
    </>
  );
}

async function Making() {
  const t = await getTranslations("operationLog.archives");
  return (
    <Form action={makeArchive}>
      <Field name="from" label={t("from")} hint={t("dayHint")} width="short" autoComplete="off" />
      <Field name="to" label={t("to")} width="short" autoComplete="off" />
      <div>
        <Submit>{t("start")}</Submit>
      </div>
    </Form>
  );
}

const columns = ["range", "days", "asked", "size", "state"] as const;

async function Made({ archives }: { archives: Archives }) {
  const t = await getTranslations("operationLog.archives");
  const value = await getTranslations("ui.value");
  const language = await getLocale();
  const cells = (archive: Archives[number]): Record<(typeof columns)[number], Plain> => ({
    range: { text: `${archive.fromSeq}–${archive.toSeq}`, href: `/admin/log/archives/${archive.id}`, face: "num" },
    days: { text: t("days", { from: formatDay(archive.fromAt, language), to: formatDay(archive.toAt, language) }) },
    asked: { text: formatDateTime(archive.askedAt, language), at: archive.askedAt.toISOString() },
    size: { text: archive.bytes ? `${(Number(archive.bytes) / 1_048_576).toFixed(1)} MB` : "" },
    state: { text: stateOf(archive, t) },
  });
  return (
    <DataTable
      caption={t("list")}
      none={value("none")}
      columns={columns.map((key) => ({ key, head: t(`head.${key}`), names: key === "range" }))}
      rows={archives.map((archive) => ({ id: archive.id, cells: cells(archive) }))}
    />
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"operationLog.archives">>>;

function stateOf({ verifiedAt, fault, done }: Archives[number], t: Words) {
  if (fault) return t("state.failed");
  if (verifiedAt) return t("state.verified");
  return done > 0 ? t("state.running", { done }) : t("state.waiting");
}
