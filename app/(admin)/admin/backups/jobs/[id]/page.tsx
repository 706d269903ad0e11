import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Facts } from "@/app/_ui/facts";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { When } from "@/app/_ui/value";
import { faultWords } from "@/app/(admin)/admin/backups/fault-words";
import { requireRole } from "@/lib/auth/require-role";
import { findBackupJob } from "@/lib/backups/queries";

type Job = NonNullable<Awaited<ReturnType<typeof findBackupJob>>>;

export default async function BackupJobPage({ params }: PageProps<"/admin/backups/jobs/[id]">) {
  const admin = await requireRole("ADMIN", "backups.make");
  const job = await findBackupJob(admin, (await params).id);
  if (!job) notFound();
  const t = await getTranslations("backups");
  const over = job.status === "DONE" || job.status === "FAILED";
  const { stage = "saving", table = "", done = 0 } = job.progress;

  return (
    <>
      {!over && <meta httpEquiv="refresh" content="3" />}
      <StaffHead
        title={t("job.title", { kind: job.kind })}
        lead={t(`job.status.${job.status}`)}
        back={{ href: "/admin/backups", label: t("title") }}
      />
      <div className="mt-4 grid max-w-[640px] gap-4" aria-live="polite">
        {over ? (
          <Result job={job} />
        ) : (
          <Callout tone={job.silent ? "warn" : "info"}>{t(job.silent ? "job.silent" : "job.again")}</Callout>
        )}
        <Facts
          items={[
            { label: t("job.asked"), value: <When at={job.askedAt} to="second" /> },
            { label: t("job.started"), value: <When at={job.startedAt} to="second" /> },
            { label: t("job.ended"), value: <When at={job.endedAt} to="second" /> },
            ...(done > 0 ? [{ label: t("job.progress"), value: t("job.tables", { stage, done, table }) }] : []),
          ]}
        />
        {job.backupId && <a href={`/admin/backups/${job.backupId}`}>{t("job.toBackup")}</a>}
      </div>
    </>
  );
}

const endings = { MAKE: "made", CHECK: "held", DRILL: "held", RESTORE: "restored" } as const;

async function Result({ job }: { job: Job }) {
  const t = await getTranslations("backups");
  const found = job.fault && <Callout tone="bad">{await faultWords(job.fault)}</Callout>;
  if (job.status === "FAILED") return found;
  return (
    <>
      <Callout tone="ok">{t(`job.${endings[job.kind]}`)}</Callout>
      {found && <p>{t("job.trial")}</p>}
      {found}
    </>
  );
}
