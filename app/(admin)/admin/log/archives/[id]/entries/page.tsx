import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { DataTable } from "@/app/_ui/data-table";
import { Empty } from "@/app/_ui/empty";
import { StaffHead } from "@/app/_ui/page-head";
import { Paging } from "@/app/_ui/paging";
import { nameOf } from "@/app/(admin)/admin/log/log-table";
import { findArchive } from "@/lib/audit/archives";
import type { Link } from "@/lib/audit/chain";
import { readOpened } from "@/lib/audit/open-archive";
import { peopleOf } from "@/lib/audit/people";
import { requireRole } from "@/lib/auth/require-role";
import { formatDateTime } from "@/lib/time";

type Opened = NonNullable<Awaited<ReturnType<typeof readOpened>>>;

export default async function ArchiveEntriesPage({
  params,
  searchParams,
}: PageProps<"/admin/log/archives/[id]/entries">) {
  const admin = await requireRole("ADMIN", "log.archive");
  const archive = await findArchive(admin, (await params).id);
  if (!archive) notFound();
  const { from } = await searchParams;
  const first = typeof from === "string" && /^\d{1,15}$/.test(from) ? Number(from) : 0;
  const opened = await readOpened(admin, archive.id, first);
  const t = await getTranslations("operationLog.reading");
  const place = `/admin/log/archives/${archive.id}`;
  const title = t("title", { from: String(archive.fromSeq), to: String(archive.toSeq) });
  return (
    <>
      <StaffHead title={title} lead={`${t("lead")} ${t("sealed")}`} back={{ href: place, label: t("again") }} />
      {opened ? (
        <>
          <Entries links={opened.links} title={title} />
          <Paging
            first={first ? `${place}/entries` : undefined}
            next={opened.next ? `${place}/entries?from=${opened.next}` : undefined}
          />
        </>
      ) : (
        <Empty title={t("closed")} action={<ButtonLink href={place}>{t("again")}</ButtonLink>} />
      )}
    </>
  );
}

const columns = ["at", "seq", "actor", "action", "subject", "outcome", "details"] as const;

async function Entries({ links, title }: { links: Opened["links"]; title: string }) {
  const t = await getTranslations("operationLog");
  const value = await getTranslations("ui.value");
  const log = (await getTranslations("log")) as unknown as { (key: string): string; has(key: string): boolean };
  const language = await getLocale();
  const people = await peopleOf(links.flatMap((link) => ("actorId" in link ? [link.actorId, link.subjectId] : [])));
  const name = (id: string | null) => (id ? (people.has(id) ? nameOf(people.get(id)!) : id) : "");
  const cells = (link: Link) => ({
    at: { text: formatDateTime(new Date(Number(link.at)), language, { seconds: true }) },
    seq: { text: link.seq, face: "num" as const },
    actor: { text: name(link.actorId) || t("bank") },
    action: { text: log.has(link.action) ? log(link.action) : link.action },
    subject: { text: link.subjectId === link.actorId ? t("self") : name(link.subjectId) },
    outcome: { text: t(`outcome.${link.outcome as "SUCCEEDED"}`) },
    details: { text: link.detail === "{}" ? "" : link.detail, face: "code" as const },
  });
  return (
    <DataTable
      caption={title}
      none={value("none")}
      columns={columns.map((key) => ({
        key,
        head: key === "details" ? t("reading.details") : t(`head.${key}`),
        names: key === "seq",
        wide: key === "details",
      }))}
      rows={links.map((link) => ({
        id: link.seq,
        cells:
          "actorId" in link
            ? cells(link)
            : { seq: { text: link.seq, face: "num" as const }, action: { text: t("reading.stub") } },
      }))}
    />
  );
}
