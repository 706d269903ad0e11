import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Callout } from "@/app/_ui/notice";
import { When } from "@/app/_ui/value";
import type { Manager } from "@/lib/auth/actor";
import type { ReviewCase } from "@/lib/reviews/queries";

/** Warns whoever opens a case that a colleague is at work on: since when, and from when it could be taken over. */
export function HeldNote({ shown, manager }: { shown: ReviewCase; manager: Manager }) {
  const t = useTranslations("review.held");
  if (shown.status !== "IN_REVIEW" || shown.managerId === manager.id) return null;
  const free = shown.freeFrom !== null && shown.freeFrom <= new Date();
  const words = {
    name: shown.manager?.staffName ?? "",
    number: shown.manager?.staffNumber ?? "",
    since: () => <When at={shown.claimedAt} />,
    free: () => <When at={shown.freeFrom} />,
    b: (text: ReactNode) => <b>{text}</b>,
  };
  return (
    <div className="no-print my-2">
      <Callout tone={free ? "info" : "warn"}>
        {t.rich(free ? "free" : "by", words)} {!free && shown.freeFrom && t.rich("later", words)}
      </Callout>
    </div>
  );
}
