import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { When } from "@/app/_ui/value";
import { useAnswerWords } from "@/app/(manager)/work/answers/answer-words";
import type { AnswerField } from "@/lib/applications/answers";
import type { Answer } from "@/lib/customers/rules";
import type { ReviewCase } from "@/lib/reviews/queries";

/** Changed in these, the person in the profile is not the one who was judged. */
const identity: AnswerField[] = ["name", "documentType", "documentNumber"];

/** What the customer changed after sending: from what to what and when, above everything it throws doubt on. */
export function ChangesBanner({ shown }: { shown: ReviewCase }) {
  const t = useTranslations("review.changes");
  const { changesSince, status } = shown;
  if (changesSince.length === 0 || ["APPROVED", "REJECTED", "WITHDRAWN"].includes(status)) return null;
  const isIdentity = changesSince.some(({ field }) => identity.includes(field));
  const barred = shown.changedSinceFirst || isIdentity;
  return (
    <Banner id="changed" tone={barred ? "bad" : "warn"} title={t("title", { count: changesSince.length })}>
      <ChangeList changes={changesSince} />{" "}
      {shown.changedSinceFirst ? t("sinceFirst") : isIdentity ? t("identity") : t("look")}
    </Banner>
  );
}

/** What came with the answer to a request for correction. */
export function CorrectionBanner({ shown, fresh }: { shown: ReviewCase; fresh: number }) {
  const t = useTranslations("review.changes");
  if (!shown.correction || !["IN_REVIEW", "SUBMITTED"].includes(shown.status)) return null;
  const changes = shown.correction.map((change) => ({ ...change, at: null }));
  return (
    <Banner id="corrected" tone="info" title={t("corrected")}>
      {changes.length > 0 ? <ChangeList changes={changes} /> : t("nothingCorrected")}
      {fresh > 0 && `${t("comma")}${t("newDocuments", { count: fresh })}`}
    </Banner>
  );
}

type Change = { field: AnswerField; from: Answer; to: Answer; at: Date | null };

function ChangeList({ changes }: { changes: Change[] }) {
  const t = useTranslations("review.changes");
  const fields = useTranslations("fields") as unknown as (key: string) => string;
  const { word } = useAnswerWords();
  return changes.map(({ field, from, to, at }, index) => (
    <Fragment key={field}>
      {index > 0 && t("comma")}
      {t.rich(at ? "one" : "oneOf", {
        label: fields(`${field}.label`),
        from: word(field, from),
        to: word(field, to),
        del: (text) => <del className="text-muted">{text}</del>,
        ins: (text) => <ins className="font-semibold no-underline">{text}</ins>,
        when: () => <When at={at} />,
      })}
    </Fragment>
  ));
}

const tones = {
  info: ["border-info bg-info-soft", "text-info"],
  warn: ["border-warning bg-warning-soft", "text-warning"],
  bad: ["border-danger bg-danger-soft", "text-danger"],
} as const;

type BannerProps = { id: string; tone: keyof typeof tones; title: string; children: ReactNode };

function Banner({ id, tone, title, children }: BannerProps) {
  const [box, head] = tones[tone];
  return (
    <section
      aria-labelledby={id}
      className={`mt-2 grid gap-x-4 rounded-r-control border-l-4 px-3.5 py-1.5 sm:grid-cols-[auto_1fr] ${box}`}
    >
      <h2 id={id} className={`text-body ${head}`}>
        {title}
      </h2>
      <p className="max-w-none">{children}</p>
    </section>
  );
}
