import { useLocale } from "next-intl";
import { asPieces, moment, setApart, together } from "@/app/_ui/pieces";
import type { BannerWords } from "@/app/(manager)/work/applications/[id]/words/changes";
import type { Manager } from "@/lib/auth/actor";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDateTime } from "@/lib/time";

/** Warns whoever opens a case that a colleague is at work on: since when, and from when it could be taken over. */
export function useHeldBanner(shown: ReviewCase, manager: Manager, now: Date): BannerWords[] {
  const t = useWords("review.held");
  const language = useLocale() as Language;
  const { status, managerId, claimedAt, freeFrom } = shown;
  if (status !== "IN_REVIEW" || managerId === manager.id) return [];
  const at = (when: Date | null) => moment(when ?? now, formatDateTime(when ?? now, language));
  const free = freeFrom !== null && freeFrom <= now;
  const words = {
    name: shown.manager?.staffName ?? "",
    number: shown.manager?.staffNumber ?? "",
    since: at(claimedAt),
    free: at(freeFrom),
    b: setApart("b"),
  };
  const text = free
    ? asPieces(t.rich("free", words))
    : together(asPieces(t.rich("by", words)), " ", freeFrom ? asPieces(t.rich("later", words)) : "");
  return [{ id: "held", tone: free ? "info" : "warn", text }];
}
