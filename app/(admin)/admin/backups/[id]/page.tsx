import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { bytesInWords } from "@/app/_ui/bytes";
import { Section } from "@/app/_ui/columns";
import { Facts } from "@/app/_ui/facts";
import { Callout, Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { When } from "@/app/_ui/value";
import { ProveForms } from "@/app/(admin)/admin/backups/[id]/prove-forms";
import { RestoreForms } from "@/app/(admin)/admin/backups/[id]/restore-forms";
import { Tables } from "@/app/(admin)/admin/backups/[id]/tables";
import { faultWords } from "@/app/(admin)/admin/backups/fault-words";
import { requireRole } from "@/lib/auth/require-role";
import { type BackupJobRow, findBackup, tablesLeftOut } from "@/lib/backups/queries";
import { formatDateTime } from "@/lib/time";

export type ShownBackup = NonNullable<Awaited<ReturnType<typeof findBackup>>>;

export default async function BackupPage({ params, searchParams }: PageProps<"/admin/backups/[id]">) {
  const admin = await requireRole("ADMIN", "backups.make");
  const backup = await findBackup(admin, (await params).id);
  if (!backup) notFound();
  const t = await getTranslations("backups");
  const title = t("one.title", { at: formatDateTime(backup.madeAt, await getLocale()) });

  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={title} lead={backup.file} back={{ href: "/admin/backups", label: t("one.back") }}>
        {!backup.removedAt && !backup.lost && (
          <ButtonLink href={`/admin/backups/${backup.id}/download`}>{t("one.download")}</ButtonLink>
        )}
      </StaffHead>
      <div className="mt-4 grid max-w-[880px] gap-6">
        {backup.lost && <Callout tone="bad">{t("state.lost")}</Callout>}
        {backup.fault && <Fault backup={backup} />}
        {backup.newer > 0 && <Callout tone="warn">{t("one.newer", { count: backup.newer })}</Callout>}
        <Summary backup={backup} />
        <Tables backup={backup} />
        {!backup.removedAt && <ProveForms admin={admin} backup={backup} />}
        {!backup.removedAt && admin.rights.has("backups.restore") && <RestoreForms admin={admin} backup={backup} />}
        <Jobs backup={backup} />
      </div>
    </>
  );
}

/** What the last check found, as the job tells that found it. */
async function Fault({ backup: { fault, jobs } }: { backup: ShownBackup }) {
  const t = await getTranslations("backups");
  const told = jobs.map((job) => job.fault as BackupJobRow["fault"]).find((one) => one?.code === fault);
  return (
    <Callout tone="bad" title={t("state.faultyHere")}>
      {told ? await faultWords(told) : null}
    </Callout>
  );
}

async function Summary({ backup }: { backup: ShownBackup }) {
  const t = await getTranslations("backups");
  const language = await getLocale();
  const { account } = backup;
  const missing = account.documents?.missing.length ?? 0;
  const none = t("one.first");
  return (
    <Section title={t("one.summary")} id="summary">
      <Facts
        items={[
          { label: t("one.shows"), value: account.at ? <When at={new Date(account.at)} to="second" /> : none },
          { label: t("head.bytes"), value: bytesInWords(Number(backup.bytes), language) },
          { label: t("head.level"), value: t(`level.${backup.level as 1 | 2 | 3}`) },
          { label: t("head.checkedAt"), value: <When at={backup.checkedAt} to="second" /> },
          {
            label: t("head.took"),
            value: backup.drillTook === null ? t("one.undrilled") : `${(backup.drillTook / 1_000).toFixed(1)} s`,
          },
          { label: t("one.hash"), value: <code className="text-small break-all">{backup.sha256}</code> },
          {
            label: t("one.previous"),
            value: account.previous ? (
              <a href={`/admin/backups/${account.previous.id}`}>{account.previous.id.slice(-8)}</a>
            ) : (
              none
            ),
          },
          { label: t("one.log"), value: account.log ? t("one.entries", { count: account.log.entries }) : none },
          ...(await since(backup)),
          {
            label: t("one.documents"),
            value: [
              t("one.documentCount", { count: account.documents?.count ?? 0 }),
              ...(missing > 0 ? [t("one.missing", { count: missing })] : []),
            ].join(" · "),
          },
          { label: t("one.links"), value: await linksInWords(backup) },
          { label: t("one.leftOut"), value: <span className="text-small">{tablesLeftOut.join(", ")}</span> },
        ]}
      />
    </Section>
  );
}

/** A trial restore has the database check every link, also those of a structure that is not known any more. */
async function linksInWords({ links, level, fault }: ShownBackup) {
  const t = await getTranslations("backups.links");
  if (fault === "linkBroken") return t("broken");
  if (links && "values" in links) return t("hold", links);
  if (level >= 3) return t("tried");
  return links ? t("unknown", { migration: links.unknown }) : t("unchecked");
}

/** What a restore would meet that this backup does not know. */
async function since({ account, since: found }: ShownBackup) {
  if (!found) return [];
  const t = await getTranslations("backups");
  const named = (all: typeof found.closed) =>
    all.map(({ name, number }) => `${name ?? ""} ${number ?? ""}`.trim()).join(", ") || t("one.nobody");
  const places = { before: Number(account.log?.last?.seq ?? 0), now: found.newest };
  return [
    { label: t("one.newest"), value: t("one.newestPlaces", places) },
    { label: t("one.closed"), value: named(found.closed) },
    { label: t("one.joined"), value: named(found.joined) },
  ];
}

async function Jobs({ backup }: { backup: ShownBackup }) {
  const t = await getTranslations("backups");
  if (backup.jobs.length === 0) return null;
  return (
    <Section title={t("one.jobs")} id="jobs">
      <Facts
        items={backup.jobs.map(({ id, kind, status, askedAt }) => ({
          label: t("job.title", { kind }),
          value: (
            <a key={id} href={`/admin/backups/jobs/${id}`}>
              <When at={askedAt} to="second" /> · {t(`job.status.${status}`)}
            </a>
          ),
        }))}
      />
    </Section>
  );
}
