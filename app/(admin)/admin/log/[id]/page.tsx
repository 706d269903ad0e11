import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Section } from "@/app/_ui/columns";
import { entryWords } from "@/app/_ui/entry-words";
import { StaffHead } from "@/app/_ui/page-head";
import { type Answer, SummaryList } from "@/app/_ui/summary-list";
import { Hash, When } from "@/app/_ui/value";
import { Changes } from "@/app/(admin)/admin/log/[id]/changes";
import { LogTable, nameOf, subjectOf } from "@/app/(admin)/admin/log/log-table";
import { Part } from "@/app/(admin)/admin/log/part";
import { findEntry, findRelated, findStub } from "@/lib/audit/log-queries";
import { noteLook } from "@/lib/audit/look";
import { requireRole } from "@/lib/auth/require-role";
import { formatDateTime } from "@/lib/time";

type Words = { (name: string): string; has(name: string): boolean };
type Entry = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

export default async function EntryPage({ params }: PageProps<"/admin/log/[id]">) {
  const admin = await requireRole("ADMIN", "log.read");
  const { id } = await params;
  if (!/^\d{1,15}$/.test(id)) notFound();
  const seq = BigInt(id);
  const entry = await findEntry(admin, seq);
  const stub = entry ? null : await findStub(admin, seq);
  if (!entry && !stub) notFound();
  if (entry) await noteLook(admin, { seq: id });
  const t = await getTranslations("operationLog.entry");
  return (
    <>
      <StaffHead
        title={t("title", { seq: id })}
        lead={stub ? t("stub") : null}
        back={{ href: "/admin/log", label: t("back") }}
      >
        {seq > 1n && <ButtonLink href={`/admin/log/${seq - 1n}`}>{t("earlier")}</ButtonLink>}
        <ButtonLink href={`/admin/log/${seq + 1n}`}>{t("later")}</ButtonLink>
      </StaffHead>
      <div className="max-w-[860px]">
        {entry && <Told entry={entry} />}
        <Section title={t("chain")} id="chain">
          {entry && <Fits fits={entry.fits} />}
          <SummaryList answers={[...(entry ? chainOf(entry, t) : []), hash(t("hash"), (entry ?? stub)!.hash)]} />
          {stub?.deletion && <Tombstone {...stub.deletion} />}
        </Section>
      </div>
      {entry && <Related {...(await findRelated(admin, entry))} />}
    </>
  );
}

async function Told({ entry }: { entry: Entry }) {
  const t = await getTranslations("operationLog");
  const role = await getTranslations("staff.role");
  const words = await entryWords();
  const { actor, actorRole, changes } = entry;
  const facts: Answer[] = [
    { label: t("head.action"), value: words({ ...entry, by: null }).what },
    { label: t("head.at"), value: <When at={entry.at} to="second" /> },
    { label: t("head.actor"), value: actor ? nameOf(actor) : t("bank") },
    { label: t("entry.role"), value: actorRole ? role(actorRole) : null },
    { label: t("head.subject"), value: subjectOf(entry, t("self")) || null },
    { label: t("head.outcome"), value: t(`outcome.${entry.outcome}`) },
    { label: t("head.address"), value: entry.address },
    code(t("entry.object"), entry.objectId),
    code(t("entry.session"), entry.sessionId),
    code(t("entry.request"), entry.requestId),
    ...(await particulars(entry.detail)),
  ];
  return (
    <>
      <Section title={t("entry.facts")} id="facts">
        <SummaryList answers={facts} />
      </Section>
      {changes && (
        <Part title={t("entry.changes")}>
          {changes === "erased" ? <p className="mt-1">{t("entry.erased")}</p> : <Changes changes={changes} />}
        </Part>
      )}
    </>
  );
}

/** What was kept besides, by its names in words; what is not there is left out. */
async function particulars(detail: Entry["detail"]): Promise<Answer[]> {
  const words = (await getTranslations("operationLog.detail")) as unknown as Words;
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => {
      const label = words.has(name) ? words(name) : name;
      return code(label, typeof value === "string" ? value : JSON.stringify(value));
    });
}

type Deletion = NonNullable<NonNullable<Awaited<ReturnType<typeof findStub>>>["deletion"]>;

/** By which deletion an entry went, and where it can still be read. */
async function Tombstone({ seq, at, entries, archiveId }: Deletion) {
  const t = await getTranslations("operationLog.entry");
  const said = { seq: String(seq), at: formatDateTime(at, await getLocale()), count: entries };
  return (
    <SummaryList
      answers={[
        { label: t("deletion"), value: <a href={`/admin/log/${seq}`}>{t("deletionLine", said)}</a> },
        { label: t("inArchive"), value: <a href={`/admin/log/archives/${archiveId}`}>{archiveId.slice(-8)}</a> },
      ]}
    />
  );
}

async function Fits({ fits }: { fits: boolean }) {
  const t = await getTranslations("operationLog.entry");
  return <p className={`mt-1 ${fits ? "" : "font-semibold text-danger"}`}>{fits ? t("fits") : t("fitsNot")}</p>;
}

async function Related({ object, request }: Awaited<ReturnType<typeof findRelated>>) {
  const t = await getTranslations("operationLog.entry");
  return (
    <>
      {object.length > 0 && (
        <Part title={t("related")}>
          <LogTable caption={t("related")} rows={object} />
        </Part>
      )}
      {request.length > 0 && (
        <Part title={t("sameRequest")}>
          <LogTable caption={t("sameRequest")} rows={request} />
        </Part>
      )}
    </>
  );
}

function chainOf({ before, detailHash }: Entry, t: (key: "before" | "detailHash") => string): Answer[] {
  return [hash(t("before"), before), hash(t("detailHash"), detailHash)];
}

const code = (label: string, value: string | null): Answer => ({
  label,
  value: value ? <Hash>{value}</Hash> : null,
});

const hash = (label: string, value: Uint8Array | null): Answer => ({
  label,
  value: value && <Hash>{Buffer.from(value).toString("hex")}</Hash>,
});
