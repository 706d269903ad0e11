import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";

const tones = {
  plain: "bg-sunken text-ink",
  ok: "bg-success-soft text-success",
  warn: "bg-warning-soft text-warning",
  bad: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
  line: "border border-line text-muted",
};
export type TagTone = keyof typeof tones;

/** `<Tag tone?>`: a short word about a state; never colour alone. */
export function Tag({ tone = "plain", children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={`inline-block whitespace-nowrap rounded-small px-2 text-[0.875rem] leading-6 [.staff_&]:px-1.5 [.staff_&]:text-[0.75rem] [.staff_&]:leading-5 ${tones[tone]}`}
    >
      {children}
    </span>
  );
}

const toneOf: Record<ApplicationStatus, TagTone> = {
  DRAFT: "plain",
  SUBMITTED: "info",
  IN_REVIEW: "info",
  RETURNED: "warn",
  SECOND_REVIEW: "info",
  APPROVED: "ok",
  REJECTED: "bad",
  WITHDRAWN: "line",
};

/** `<StatusTag status>`: an application's state in its one set of words (messages `applications.status`). */
export function StatusTag({ status }: { status: ApplicationStatus }) {
  const t = useTranslations("applications.status");
  return <Tag tone={toneOf[status]}>{t(status)}</Tag>;
}
