import { getTranslations } from "next-intl/server";
import { Field } from "@/app/_ui/field";

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
