import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { SummaryList } from "@/app/_ui/summary-list";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { Hash, When } from "@/app/_ui/value";
import { DeletionForm, OpeningForm } from "@/app/(admin)/admin/log/archives/[id]/forms";
import { Part } from "@/app/(admin)/admin/log/part";
import { findArchive } from "@/lib/audit/archives";
import { peopleOf } from "@/lib/audit/people";
import { requireRole } from "@/lib/auth/require-role";
import { formatDateTime, formatDay } from "@/lib/time";

export type ShownArchive = NonNullable<Awaited<ReturnType<typeof findArchive>>>;

export default async function ArchivePage({ params, searchParams }: PageProps<"/admin/log/archives/[id]">) {
  const admin = await requireRole("ADMIN", "log.archive");
  const archive = await findArchive(admin, (await params).id);
  if (!archive) notFound();
  const t = await getTranslations("operationLog.archive");
  const archives = await getTranslations("operationLog.archives");
  const place = `/admin/log/archives/${archive.id}`;
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead
        title={t("title", { from: String(archive.fromSeq), to: String(archive.toSeq) })}
        back={{ href: "/admin/log/archives", label: archives("title") }}
      >
        {archive.verifiedAt && <ButtonLink href={`${place}/file`}>{t("take")}</ButtonLink>}
      </StaffHead>
      <div className="max-w-[860px]">
        <About archive={archive} />
        {archive.verifiedAt && (
          <>
            <Parts archive={archive} />
            {archive.deletions.length > 0 && <Deletions archive={archive} />}
            {!admin.fresh && (
              <p className="mt-6">
                <ToConfirm actor={admin} path={place} tone="main">
                  {t("confirm")}
                </ToConfirm>
              </p>
            )}
            {admin.fresh && <OpeningForm archive={archive} />}
            {admin.fresh && admin.rights.has("log.delete") && <DeletionForm archive={archive} />}
          </>
        )}
      </div>
    </>
  );
}

async function About({ archive }: { archive: ShownArchive }) {
  const t = await getTranslations("operationLog.archive");
  const archives = await getTranslations("operationLog.archives");
  const state = archive.fault ? "failed" : archive.verifiedAt ? "verified" : "waiting";
  return (
    <Section title={t("facts")} id="facts">
      <SummaryList
        answers={[
          { label: archives("head.state"), value: archives(`state.${state}`) },
          { label: t("verifiedAt"), value: archive.verifiedAt && <When at={archive.verifiedAt} to="second" /> },
          { label: t("entries"), value: archive.entries?.toLocaleString("en") ?? null },
          {
            label: t("bytes"),
            value: archive.bytes && t("megabytes", { size: (Number(archive.bytes) / 1_048_576).toFixed(2) }),
          },
          { label: t("file"), value: archive.file && <Hash>{archive.file}</Hash> },
          { label: t("hash"), value: archive.sha256 && <Hash>{archive.sha256}</Hash> },
        ]}
      />
    </Section>
  );
}

async function Parts({ archive }: { archive: ShownArchive }) {
  const t = await getTranslations("operationLog.archive");
  const words = await getTranslations("approvals.words.class");
  const value = await getTranslations("ui.value");
  const language = await getLocale();
  const free = ({ free: now, freeAt }: ShownArchive["parts"][number]) =>
    now ? t("freeNow") : freeAt ? t("freeFrom", { day: formatDay(freeAt, language) }) : "";
  return (
    <Part title={t("parts")}>
      <DataTable
        caption={t("parts")}
        none={value("none")}
        columns={(["class", "entries", "months", "free"] as const).map((key) => ({
          key,
          head: t(`part.${key}`),
          names: key === "class",
          end: key === "entries",
        }))}
        rows={archive.parts.map((part) => ({
          id: part.class,
          cells: {
            class: { text: words(part.class) },
            entries: { text: part.entries.toLocaleString("en"), face: "num" },
            months: { text: t("monthsKept", { months: part.months }) },
            free: { text: free(part) },
          },
        }))}
      />
    </Part>
  );
}

async function Deletions({ archive }: { archive: ShownArchive }) {
  const t = await getTranslations("operationLog.archive");
  const words = await getTranslations("approvals.words.class");
  const value = await getTranslations("ui.value");
  const language = await getLocale();
  const people = await peopleOf(archive.deletions.flatMap(({ askedById, approvedById }) => [askedById, approvedById]));
  const name = (id: string | null) => (id ? (people.get(id)?.name ?? "--") : t("alone"));
  return (
    <Part title={t("deletions")}>
      <DataTable
        caption={t("deletions")}
        none={value("none")}
        wrapping
        columns={(["at", "classes", "entries", "by", "digest"] as const).map((key) => ({
          key,
          head: t(`deletion.${key}`),
          names: key === "at",
        }))}
        rows={archive.deletions.map((deletion) => ({
          id: deletion.id,
          cells: {
            at: { text: formatDateTime(deletion.at, language), at: deletion.at.toISOString() },
            classes: { text: deletion.classes.map((one) => words(one as "security")).join(" · ") },
            entries: { text: deletion.entries.toLocaleString("en"), face: "num" },
            by: { text: `${name(deletion.askedById)} · ${name(deletion.approvedById)}` },
            digest: <Hash>{deletion.digest}</Hash>,
          },
        }))}
      />
    </Part>
  );
}
