import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Columns } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { PageHead } from "@/app/_ui/page-head";

/** Without an application that takes documents there is nothing to upload to. */
export async function NothingToCollect() {
  const t = await getTranslations("documents");
  return (
    <Columns>
      <PageHead title={t("title")} />
      <Empty
        title={t("none.title")}
        action={
          <>
            <ButtonLink href="/apply">{t("none.start")}</ButtonLink>
            <ButtonLink href="/applications" tone="plain">
              {t("none.applications")}
            </ButtonLink>
          </>
        }
      >
        {t("none.text")}
      </Empty>
    </Columns>
  );
}
