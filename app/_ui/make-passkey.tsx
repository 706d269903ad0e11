import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Field } from "@/app/_ui/field";
import { Buttons, Form } from "@/app/_ui/form";
import { PasskeyButton } from "@/app/_ui/passkey-button";
import type { FormAction } from "@/lib/forms/state";

/** `<MakePasskey ask action head?>`: a name to know it by, and the device makes the passkey. */
export async function MakePasskey({ ask, action, head }: { ask: FormAction; action: FormAction; head?: ReactNode }) {
  const t = await getTranslations("auth.passkey");
  const words = { submit: t("make"), needsScript: t("needsScript"), failed: t("failed") };
  return (
    <Form action={action} head={head} id="passkey">
      <p>{t("what")}</p>
      <Field name="name" label={t("name")} hint={t("nameHint")} maxLength={40} autoComplete="off" />
      <Buttons>
        <PasskeyButton ask={ask} kind="make" words={words} />
      </Buttons>
    </Form>
  );
}
