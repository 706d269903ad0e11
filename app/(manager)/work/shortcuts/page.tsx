import { getLocale, getTranslations } from "next-intl/server";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { shortcutWords } from "@/app/_ui/shell-words";
import { ShortcutList } from "@/app/_ui/shortcuts";
import { Submit } from "@/app/_ui/submit";
import { switchShortcuts } from "@/app/(manager)/work/shortcuts/actions";
import { chosenShortcuts } from "@/lib/auth/preferences";
import { requireRole } from "@/lib/auth/require-role";

/** Every key that leads somewhere, and the switch for those whose other tools need these keys. */
export default async function ShortcutsPage({ searchParams }: PageProps<"/work/shortcuts">) {
  await requireRole("MANAGER");
  const t = await getTranslations("shortcuts");
  const now = await chosenShortcuts();
  const other = now === "on" ? "off" : "on";
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={t("title")} lead={t("lead")} />
      <ShortcutList keys={shortcutWords(await getLocale()).keys} />
      <p className="mt-6">{t(`state.${now}`)}</p>
      <Form action={switchShortcuts}>
        <Hidden name="shortcuts" value={other} />
        <Buttons>
          <Submit tone="quiet">{t(`turn.${other}`)}</Submit>
        </Buttons>
      </Form>
    </>
  );
}
