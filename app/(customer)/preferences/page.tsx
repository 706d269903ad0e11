import { getLocale, getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { Columns } from "@/app/_ui/columns";
import { Buttons, Form } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { savePreferences } from "@/app/(customer)/preferences/actions";
import { chosenTheme } from "@/lib/auth/preferences";
import { requireRole } from "@/lib/auth/require-role";
import { languages } from "@/lib/language";

const themes = ["system", "light", "dark"] as const;

export default async function PreferencesPage({ searchParams }: PageProps<"/preferences">) {
  await requireRole("CUSTOMER");
  const t = await getTranslations("account.preferences");
  const values = { language: await getLocale(), theme: (await chosenTheme()) ?? "system" };
  const named = (language: (typeof languages)[number]) => <span lang={language}>{t(`languages.${language}`)}</span>;

  return (
    <Columns>
      <Notice code={(await searchParams).notice} />
      <Form
        action={savePreferences}
        values={values}
        head={<PageHead title={t("title")} back={{ href: "/profile", label: t("back") }} />}
      >
        <Choice
          name="language"
          legend={t("language")}
          hint={t("languageText")}
          options={languages.map((language) => ({ value: language, label: named(language) }))}
        />
        <Choice
          name="theme"
          legend={t("theme")}
          hint={t("themeText")}
          options={themes.map((theme) => ({ value: theme, label: t(`themes.${theme}`) }))}
        />
        <Buttons>
          <Submit>{t("save")}</Submit>
        </Buttons>
      </Form>
    </Columns>
  );
}
