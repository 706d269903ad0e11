import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusTag } from "@/app/_ui/status-tag";
import { Code, When } from "@/app/_ui/value";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";
import { dueState, span } from "@/lib/queue/rules";
import type { ReviewCase } from "@/lib/reviews/queries";

type Props = { shown: ReviewCase; now: Date; children: ReactNode };

/** Who, what for, since when, by when, in whose hands; the deeds as children. */
export function CaseHead({ shown, now, children }: Props) {
  const t = useTranslations("review.head");
  const products = useTranslations("products.names");
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const b = (text: ReactNode) => <b className="tabular-nums">{text}</b>;
  const product = products(shown.productCode as Parameters<typeof products>[0]);
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-[480px] max-sm:basis-full">
        <h1 className="flex flex-wrap items-baseline gap-x-3.5">
          {shown.customer.name}
          <span className="font-normal">{t.rich("wish", { product, limit: amount(shown.requestedLimit), b })}</span>
          <span className="self-center">
            <StatusTag status={shown.status} />
          </span>
        </h1>
        <CaseFacts shown={shown} />
      </div>
      <p className="text-small text-muted lg:text-end [&_b]:text-ink">
        {t.rich(`state.${shown.status}`, {
          b,
          name: shown.manager?.staffName ?? "",
          limit: amount(shown.grantedLimit ?? 0n),
          when: () => <When at={sinceWhen(shown)} />,
        })}
        <br />
        <DueWords shown={shown} now={now} />
      </p>
      <div className="no-print flex flex-wrap items-center gap-2">{children}</div>
    </div>
  );
}

const sinceWhen = ({ status, claimedAt, returnedAt, decidedAt }: ReviewCase) =>
  ({ IN_REVIEW: claimedAt, RETURNED: returnedAt, APPROVED: decidedAt, REJECTED: decidedAt })[status as "IN_REVIEW"] ??
  null;

function CaseFacts({ shown }: { shown: ReviewCase }) {
  const t = useTranslations("review.head");
  const statuses = useTranslations("applications.status");
  const [last] = shown.earlier.filter(({ submittedAt }) => submittedAt! < shown.submittedAt!);
  const nth = shown.earlier.filter(({ submittedAt }) => submittedAt! < shown.submittedAt!).length + 1;
  return (
    <p className="flex max-w-none flex-wrap gap-x-4 gap-y-1 text-muted [&_.code]:text-ink">
      <Code>{shown.number ?? ""}</Code>
      <span>
        {shown.customer.number
          ? t.rich("customerNumber", {
              number: shown.customer.number,
              code: (text) => <span className="code">{text}</span>,
            })
          : t("noNumber")}
      </span>
      <span>{t.rich("sent", { when: () => <When at={shown.submittedAt} /> })}</span>
      {shown.secondLookAt && <b>{t.rich("secondLook", { when: () => <When at={shown.secondLookAt} /> })}</b>}
      <span>
        {t("nth", { count: nth })}
        {last &&
          t.rich("earlier", {
            status: statuses(last.status),
            when: () => <When at={last.decidedAt ?? last.submittedAt} to="day" />,
          })}
      </span>
    </p>
  );
}

function DueWords({ shown, now }: { shown: ReviewCase; now: Date }) {
  const t = useTranslations("review.head");
  const state = dueState(shown.status, shown.dueAt!, now);
  if (!state) return null;
  const left = span(state.minutes);
  const words = left.days > 0 ? t("days", left) : left.hours > 0 ? t("hours", left) : t("minutes", left);
  const late = (text: ReactNode) => <b className="!text-danger">{text}</b>;
  return (
    <>
      {t.rich("due", { b: (text) => <b>{text}</b>, when: () => <When at={shown.dueAt} /> })}
      {state.state === "late" ? t.rich("late", { span: words, b: late }) : t("left", { span: words })}
    </>
  );
}
