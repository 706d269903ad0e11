import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { ClaimForms } from "@/app/(manager)/work/queue/claim-forms";
import { ClaimNextButton, Lead, Next } from "@/app/(manager)/work/queue/queue-head";
import { QueueTable } from "@/app/(manager)/work/queue/queue-table";
import { QueueTabs } from "@/app/(manager)/work/queue/queue-tabs";
import type { Manager } from "@/lib/auth/actor";
import { requireRole } from "@/lib/auth/require-role";
import { countText } from "@/lib/forms/counted";
import { countTabs } from "@/lib/queue/count";
import { listQueue } from "@/lib/queue/queries";
import { queueAddress, readQueueFilters } from "@/lib/queue/schema";

/** The day's work: what is in hand, how deep the queue is, and the next one to claim. */
export default async function TodayPage({ searchParams }: PageProps<"/work">) {
  const manager = await requireRole("MANAGER");
  const t = await getTranslations("manager.today");
  if (!manager.rights.has("applications.review")) return <NoReviews title={t("title")} />;
  const counts = await countTabs(manager);
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <ClaimForms />
      <StaffHead title={t("title")} lead={<Lead counts={counts} />} aside={<Next counts={counts} />}>
        <ClaimNextButton />
      </StaffHead>
      <QueueTabs counts={counts} name={t("depth")} />
      <Part manager={manager} tab="mine" total={counts.mine} />
      {counts.second > 0 && <Part manager={manager} tab="second" total={counts.second} />}
      {counts.unclaimed > 0 && <Part manager={manager} tab="unclaimed" total={counts.unclaimed} />}
    </>
  );
}

/** For colleagues who work on other things: the menu says what. */
async function NoReviews({ title }: { title: string }) {
  const t = await getTranslations("manager.today");
  return (
    <>
      <StaffHead title={title} />
      <Empty title={t("noReviews")} />
    </>
  );
}

type PartProps = { manager: Manager; tab: "mine" | "second" | "unclaimed"; total: number };

/** The most urgent of one tab, and the way to the rest. */
async function Part({ manager, tab, total }: PartProps) {
  const t = await getTranslations("manager.today");
  const queue = await getTranslations("queue");
  const filters = readQueueFilters({ tab, size: "20" });
  const { rows } = await listQueue(manager, filters);
  const shown = rows.slice(0, tab === "mine" ? 12 : 5);
  return (
    <Section title={t(tab)} id={tab}>
      {shown.length === 0 ? (
        <Empty title={queue(`empty.${tab}`)}>{queue(`emptyText.${tab}`)}</Empty>
      ) : (
        <QueueTable manager={manager} rows={shown} filters={filters} caption={t(tab)} sortable={false} />
      )}
      {total > shown.length && (
        <p className="mt-2">
          <a href={queueAddress("/work/queue", { tab })}>{t("all", { count: countText(total) })}</a>
        </p>
      )}
    </Section>
  );
}
