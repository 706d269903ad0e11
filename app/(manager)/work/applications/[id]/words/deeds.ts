import { useWords } from "@/lib/messages/kept";
import type { ReviewCase } from "@/lib/reviews/queries";

export type DeedsWords = ReturnType<typeof useDeedsWords>;

const done = ["APPROVED", "REJECTED", "RETURNED", "WITHDRAWN"];

/** What can be done with the case besides deciding it; when it is done, straight on to the next. A deed without a word is not this manager's. */
export function useDeedsWords({ id, status, customer, may, mayReveal }: ReviewCase) {
  const t = useWords("review.deeds");
  const reveals = useWords("reveals.staff");
  const link = (may: boolean, href: string, word: string) => (may ? [{ href, word }] : []);
  return {
    links: [
      ...link(mayReveal, `/work/customers/${customer.id}/reveal`, reveals("link")),
      ...link(may.decide, `/work/applications/${id}/request`, t("request")),
      ...link(may.transfer, `/work/applications/${id}/transfer`, t("transfer")),
    ],
    release: may.release ? t("release") : "",
    claim: may.claim ? t("claim") : "",
    takeOver: may.takeOver ? t("takeOver") : "",
    next: done.includes(status) ? t("claimNext") : "",
    queue: t("queue"),
  };
}
