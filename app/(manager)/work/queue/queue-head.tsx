import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/app/_ui/button";
import { StaffHead } from "@/app/_ui/page-head";
import { claimNextForm } from "@/app/(manager)/work/queue/claim-form-ids";
import { countText } from "@/lib/forms/counted";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import type { Counts } from "@/lib/queue/count";
import { fromStart, type QueueFilters, queueAddress } from "@/lib/queue/schema";
import { formatDateTimeShort } from "@/lib/time";

export function QueueHead({ counts, filters }: { counts: Counts; filters: QueueFilters }) {
  const t = useWords("queue");
  return (
    <StaffHead title={t("title")} lead={<Lead counts={counts} />} aside={<Next counts={counts} />}>
      <ButtonLink href={queueAddress("/work/export?list=queue", fromStart(filters))}>{t("export")}</ButtonLink>
      <ClaimNextButton />
    </StaffHead>
  );
}

export function ClaimNextButton() {
  const t = useWords("queue");
  return (
    <Button tone="main" form={claimNextForm}>
      {t("claimNext")}
    </Button>
  );
}

export function Lead({ counts }: { counts: Counts }) {
  const t = useWords("queue.lead");
  const today = countText(counts.dueToday);
  const b = (chunks: ReactNode) => <b className="text-ink">{chunks}</b>;
  if (counts.overdue === 0) return t.rich("none", { today, b });
  const red = (chunks: ReactNode) => <span className="font-semibold text-danger">{chunks}</span>;
  return t.rich("late", { late: countText(counts.overdue), today, b, red });
}

export function Next({ counts }: { counts: Counts }) {
  const t = useWords("queue.next");
  const products = useWords("products.names");
  const language = useLocale() as Language;
  const { next } = counts;
  if (!next) return t("nobody");
  const product = products(next.productCode as "STANDARD");
  return (
    <>
      <span className="block">
        {next.dueAt < new Date()
          ? t.rich("late", { product, red: (chunks) => <span className="text-danger">{chunks}</span> })
          : t("what", { product, time: formatDateTimeShort(next.dueAt, language) })}
      </span>
      {t("unclaimed", { count: countText(counts.unclaimed) })}
    </>
  );
}
