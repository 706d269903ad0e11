import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Columns } from "@/app/_ui/columns";
import { Buttons } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { SiteFrame } from "@/app/_ui/site-frame";

export default async function NotFound() {
  const t = await getTranslations("problems");
  return (
    <SiteFrame>
      <Columns>
        <PageHead title={t("missing.title")} lead={t("missing.text")} />
        <Buttons className="mt-8">
          <ButtonLink href="/" tone="main">
            {t("missing.home")}
          </ButtonLink>
          <ButtonLink href="/help" tone="plain">
            {t("help")}
          </ButtonLink>
        </Buttons>
      </Columns>
    </SiteFrame>
  );
}
