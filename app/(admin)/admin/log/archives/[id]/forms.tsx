import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { Section } from "@/app/_ui/columns";
import { Field, TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { askDeletion, openForReading } from "@/app/(admin)/admin/log/archives/[id]/actions";
import type { ShownArchive } from "@/app/(admin)/admin/log/archives/[id]/page";
import { readingKeysFile } from "@/lib/backups/keys";

/** Whoever holds the secret half of a reading key reads the archive here. */
export async function OpeningForm({ archive }: { archive: ShownArchive }) {
  const t = await getTranslations("operationLog.archive");
  const field = await getTranslations("fields.identity");
  const file = readingKeysFile();
  return (
    <Section title={t("open")} id="open">
      <p className="text-muted">{t("openLead")}</p>
      {file && <p className="text-muted">{t("tryOut", { file })}</p>}
      <Form action={openForReading} id="open">
        <Hidden name="archiveId" value={archive.id} />
        <Field name="identity" type="password" label={field("label")} autoComplete="off" width="full" />
        <div>
          <Submit tone="quiet">{t("openVerb")}</Submit>
        </div>
      </Form>
    </Section>
  );
}

export async function DeletionForm({ archive }: { archive: ShownArchive }) {
  const t = await getTranslations("operationLog.archive");
  const words = await getTranslations("approvals.words.class");
  const field = await getTranslations("fields.classes");
  if (archive.waiting)
    return (
      <Section title={t("deleteTitle")} id="delete">
        <p className="mt-1">
          {t("waits")} <a href={`/admin/approvals/${archive.waiting}`}>{t("waitsOpen")}</a>
        </p>
      </Section>
    );
  const there = archive.parts.filter(({ entries }) => entries > 0);
  if (there.length === 0) return null;
  return (
    <Section title={t("deleteTitle")} id="delete">
      <p className="text-muted">{t("deleteLead")}</p>
      <Form action={askDeletion} id="delete">
        <Hidden name="archiveId" value={archive.id} />
        <Choice
          name="classes"
          legend={field("label")}
          many
          options={there.map((part) => ({ value: part.class, label: words(part.class) }))}
        />
        <TextArea name="reason" label={t("reason")} rows={2} />
        <div>
          <Submit tone="danger">{t("propose")}</Submit>
        </div>
      </Form>
    </Section>
  );
}
