import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Columns, Section } from "@/app/_ui/columns";
import { Buttons } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { findApplication } from "@/lib/applications/follow";
import { requireRole } from "@/lib/auth/require-role";
import type { Language } from "@/lib/language";
import { formatDayInWords } from "@/lib/time";

export default async function DonePage({ searchParams }: PageProps<"/apply/done">) {
  const customer = await requireRole("CUSTOMER");
  const { application: id } = await searchParams;
  const application = typeof id === "string" ? await findApplication(customer, id) : null;
  if (!application) notFound();
  const t = await getTranslations("apply.done");
  const language = (await getLocale()) as Language;
  const date = application.dueAt ? formatDayInWords(application.dueAt, language, { weekday: true }) : "";
  return (
    <Columns>
      <PageHead title={t("title")} />
      <div className="mt-7 border-l-4 border-success pl-4 sm:pl-6">
        <p className="text-muted">{t("number")}</p>
        <p className="code text-[1.5rem] leading-10 font-semibold sm:text-[2rem] sm:leading-[2.75rem]">
          {application.number}
        </p>
        <p className="mt-2">{t.rich("by", { date, b: (words) => <b>{words}</b> })}</p>
      </div>
      <p className="mt-6">{t("mail")}</p>
      <Section id="next" title={t("nextTitle")}>
        <ol className="mt-2 list-decimal pl-6">
          {(["claim", "ask", "result"] as const).map((step) => (
            <li key={step}>{t(`next.${step}`)}</li>
          ))}
        </ol>
      </Section>
      <Buttons className="mt-9">
        <ButtonLink href={`/applications/${application.id}`} tone="main">
          {t("follow")}
        </ButtonLink>
        <ButtonLink href={`/applications/${application.id}/record`}>{t("record")}</ButtonLink>
        <ButtonLink href="/home" tone="plain">
          {t("home")}
        </ButtonLink>
      </Buttons>
    </Columns>
  );
}
