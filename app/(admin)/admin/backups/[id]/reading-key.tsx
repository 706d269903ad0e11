import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import type { ShownBackup } from "@/app/(admin)/admin/backups/[id]/page";

/** The reading key that an administrator brings: used once, kept nowhere. */
export async function ReadingKey() {
  const t = await getTranslations("backups.prove");
  return (
    <Field
      name="identity"
      type="password"
      label={t("identity")}
      hint={t("identityHint")}
      autoComplete="off"
      width="full"
    />
  );
}

/** In the place of a form, for an administrator whose factor was shown too long ago. */
export function ConfirmFirst({ backup, children }: { backup: ShownBackup; children: string }) {
  return (
    <p className="mt-4">
      <ButtonLink href={`/confirm?next=${encodeURIComponent(`/admin/backups/${backup.id}`)}`}>{children}</ButtonLink>
    </p>
  );
}
