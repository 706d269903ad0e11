import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { prove } from "@/app/(admin)/admin/backups/[id]/actions";
import type { ShownBackup } from "@/app/(admin)/admin/backups/[id]/page";
import { ReadingKey } from "@/app/(admin)/admin/backups/[id]/reading-key";
import type { Admin } from "@/lib/auth/actor";
import { readingKeysFile } from "@/lib/backups/keys";

/** Checks of the content and trial restores: whoever asks brings a reading key. */
export async function ProveForms({ admin, backup }: { admin: Admin; backup: ShownBackup }) {
  const t = await getTranslations("backups");
  const path = readingKeysFile();
  return (
    <Section title={t("prove.title")} id="prove">
      <p className="text-muted">{t("prove.lead")}</p>
      {path && <p className="mt-1 text-small text-muted">{t("prove.try", { path })}</p>}
      {admin.fresh ? (
        <Form action={prove} id="prove">
          <Hidden name="backupId" value={backup.id} />
          <ReadingKey />
          <Buttons>
            <Submit tone="quiet" name="kind" value="CHECK">
              {t("prove.check")}
            </Submit>
            <Submit tone="quiet" name="kind" value="DRILL">
              {t("prove.drill")}
            </Submit>
          </Buttons>
        </Form>
      ) : (
        <p className="mt-4">
          <ToConfirm actor={admin} path={`/admin/backups/${backup.id}`}>
            {t("prove.title")}
          </ToConfirm>
        </p>
      )}
    </Section>
  );
}
