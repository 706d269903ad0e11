import { useTranslations } from "next-intl";
import { Tag, type TagTone } from "@/app/_ui/tag";
import type { ApplicationStatus } from "@/lib/generated/prisma/enums";

export const toneOf: Record<ApplicationStatus, TagTone> = {
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
