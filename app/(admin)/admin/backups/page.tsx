import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { bytesInWords } from "@/app/_ui/bytes";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { Form } from "@/app/_ui/form";
import { Callout, Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { Tag } from "@/app/_ui/tag";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { When } from "@/app/_ui/value";
import { makeBackup } from "@/app/(admin)/admin/backups/actions";
import type { Admin } from "@/lib/auth/actor";
import { requireRole } from "@/lib/auth/require-role";
import { hasBackupKeys } from "@/lib/backups/keys";
import { findPolicy, findRunningJob, listBackups } from "@/lib/backups/queries";

const columns = ["madeAt", "rows", "bytes", "level", "checkedAt", "took", "file"] as const;

export default async function BackupsPage({ searchParams }: PageProps<"/admin/backups">) {
  const admin = await requireRole("ADMIN", "backups.make");
  const t = await getTranslations("backups");
  const [running, policy] = await Promise.all([findRunningJob(admin), findPolicy(admin)]);
  const { hour, daily, weekly, monthly } = policy;

  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={t("title")} lead={t("lead")}>
        <ButtonLink href="/admin/backups/policy">{t("policy")}</ButtonLink>
        <ButtonLink href="/admin/backups/upload">{t("upload")}</ButtonLink>
      </StaffHead>
      <p className="mt-2 text-small text-muted">{t("schedule", { hour: hour ?? "never", daily, weekly, monthly })}</p>
      {!hasBackupKeys() && (
        <div className="mt-4">
          <Callout tone="warn">{t("noKeys")}</Callout>
        </div>
      )}
      {running ? (
        <div className="mt-4">
          <Callout>
            {t("running", { kind: running.kind })} <a href={`/admin/backups/jobs/${running.id}`}>{t("see")}</a>
          </Callout>
        </div>
      ) : (
        hasBackupKeys() && <MakeNow admin={admin} />
      )}
      <List admin={admin} />
    </>
  );
}

async function MakeNow({ admin }: { admin: Admin }) {
  const t = await getTranslations("backups");
  if (!admin.fresh)
    return (
      <p className="mt-4">
        <ToConfirm actor={admin} path="/admin/backups" tone="main">
          {t("make")}
        </ToConfirm>
      </p>
    );
  return (
    <Form action={makeBackup}>
      <div>
        <Submit>{t("make")}</Submit>
      </div>
    </Form>
  );
}

async function List({ admin }: { admin: Admin }) {
  const t = await getTranslations("backups");
  const language = await getLocale();
  const backups = await listBackups(admin);
  if (backups.length === 0) return <Empty title={t("empty.title")}>{t("empty.text")}</Empty>;
  return (
    <div className="mt-5">
      <DataTable
        caption={t("title")}
        columns={columns.map((key) => ({
          key,
          head: t(`head.${key}`),
          end: key === "rows" || key === "bytes" || key === "took",
          names: key === "madeAt",
          wide: key === "file",
        }))}
        rows={backups.map((backup) => ({
          id: backup.id,
          state: backup.removedAt ? "off" : backup.fault || backup.lost ? "late" : undefined,
          cells: {
            madeAt: (
              <a href={`/admin/backups/${backup.id}`}>
                <When at={backup.madeAt} />
              </a>
            ),
            rows: backup.rows?.toLocaleString(language) ?? "",
            bytes: bytesInWords(Number(backup.bytes), language),
            level: <State backup={backup} />,
            checkedAt: <When at={backup.checkedAt} />,
            took: backup.drillTook === null ? "" : `${(backup.drillTook / 1_000).toFixed(1)} s`,
            file: backup.file,
          },
        }))}
      />
    </div>
  );
}

type Listed = Awaited<ReturnType<typeof listBackups>>[number];
async function State({ backup }: { backup: Listed }) {
  const t = await getTranslations("backups");
  if (backup.removedAt) return <Tag>{t("state.removed")}</Tag>;
  if (backup.lost) return <Tag tone="bad">{t("state.lost")}</Tag>;
  if (backup.fault) return <Tag tone="bad">{t("state.faulty")}</Tag>;
  return <Tag tone={backup.level >= 2 ? "ok" : "warn"}>{t(`level.${backup.level as 1 | 2 | 3}`)}</Tag>;
}
