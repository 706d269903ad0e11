import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { TextArea } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { propose, restore } from "@/app/(admin)/admin/backups/[id]/actions";
import type { ShownBackup } from "@/app/(admin)/admin/backups/[id]/page";
import { ReadingKey } from "@/app/(admin)/admin/backups/[id]/reading-key";
import type { Admin } from "@/lib/auth/actor";

/** First one administrator proposes, then another approves, then either brings a reading key and begins. */
export async function RestoreForms({ admin, backup }: { admin: Admin; backup: ShownBackup }) {
  const t = await getTranslations("backups");
  return (
    <Section title={t("restore.title")} id="restore">
      <p className="text-muted">{t("restore.lead")}</p>
      {admin.fresh ? (
        <NextStep backup={backup} />
      ) : (
        <p className="mt-4">
          <ToConfirm actor={admin} path={`/admin/backups/${backup.id}`}>
            {t("restore.confirm")}
          </ToConfirm>
        </p>
      )}
    </Section>
  );
}

async function NextStep({ backup }: { backup: ShownBackup }) {
  const t = await getTranslations("backups");
  const { proposal } = backup;
  if (proposal?.status === "WAITING")
    return (
      <p className="mt-4">
        {t("restore.waits")} <a href={`/admin/approvals/${proposal.id}`}>{t("restore.open")}</a>
      </p>
    );
  if (!proposal)
    return (
      <Form action={propose} id="propose">
        <Hidden name="backupId" value={backup.id} />
        <TextArea name="reason" label={t("restore.reason")} rows={2} />
        <Buttons>
          <Submit tone="quiet">{t("restore.propose")}</Submit>
        </Buttons>
      </Form>
    );
  return (
    <Form action={restore} id="restore">
      <p>{t("restore.agreed")}</p>
      <Hidden name="backupId" value={backup.id} />
      <Hidden name="proposalId" value={proposal.id} />
      <ReadingKey />
      <Buttons>
        <Submit tone="danger">{t("restore.start")}</Submit>
      </Buttons>
    </Form>
  );
}
