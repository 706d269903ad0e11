import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Columns, Section } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { Buttons } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { PageHead } from "@/app/_ui/page-head";
import { ApplicationRows } from "@/app/(customer)/applications/rows";
import { findDraft, listApplications } from "@/lib/applications/queries";
import { requireRole } from "@/lib/auth/require-role";
import type { Language } from "@/lib/language";
import { formatDateTime, formatDay } from "@/lib/time";

export default async function ApplicationsPage({ searchParams }: PageProps<"/applications">) {
  const customer = await requireRole("CUSTOMER");
  const [draft, applications] = await Promise.all([findDraft(customer), listApplications(customer)]);
  const t = await getTranslations("applications.list");
  const start = (
    <ButtonLink href="/apply" tone={applications.length > 0 ? "quiet" : "main"}>
      {t(applications.length > 0 ? "another" : "start")}
    </ButtonLink>
  );
  return (
    <Columns>
      <Notice code={(await searchParams).notice} />
      <PageHead title={t("title")} />
      {draft && <DraftBox draft={draft} />}
      {applications.length > 0 && (
        <Section id="sent" title={t("sent")}>
          <ApplicationRows applications={applications} />
        </Section>
      )}
      {!draft && applications.length === 0 && (
        <Empty title={t("empty")} action={start}>
          {t("emptyText")}
        </Empty>
      )}
      {!draft && applications.length > 0 && <Buttons className="mt-8">{start}</Buttons>}
    </Columns>
  );
}

type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

async function DraftBox({ draft }: { draft: Draft }) {
  const t = await getTranslations("applications.list");
  const names = await getTranslations("products.names");
  const language = (await getLocale()) as Language;
  const saved = formatDateTime(draft.savedAt, language);
  const until = formatDay(draft.keptUntil, language);
  return (
    <section aria-labelledby="draft" className="mt-8 rounded-card border border-line bg-surface px-5 py-5 sm:px-6">
      <h2 id="draft" className="text-h3">
        {t("draft")}
      </h2>
      <p className="mt-1 text-[1.25rem] leading-8 font-semibold">
        {draft.productCode ? names(draft.productCode as "GOLD") : t("draftNoCard")}
      </p>
      <p className="text-muted">{t("draftText", { saved, until })}</p>
      <Buttons className="mt-4">
        <ButtonLink href="/apply" tone="main">
          {t("goOn")}
        </ButtonLink>
      </Buttons>
    </section>
  );
}
