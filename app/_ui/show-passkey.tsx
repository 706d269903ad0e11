import { getTranslations } from "next-intl/server";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { PasskeyButton } from "@/app/_ui/passkey-button";
import type { FormAction } from "@/lib/forms/state";

/** `<ShowPasskey ask action next>`: one way of showing who somebody is; stands above the others. */
export async function ShowPasskey({ ask, action, next }: { ask: FormAction; action: FormAction; next: string }) {
  const t = await getTranslations("auth.passkey");
  const words = { submit: t("show"), needsScript: t("needsScript"), failed: t("failed") };
  return (
    <>
      <Form action={action} id="passkey">
        <Hidden name="next" value={next} />
        <Buttons>
          <PasskeyButton ask={ask} kind="show" words={words} />
        </Buttons>
      </Form>
      <p className="mt-8 border-t border-line pt-6 text-muted">{t("or")}</p>
    </>
  );
}
