import { useLocale } from "next-intl";
import { asPieces, moment } from "@/app/_ui/pieces";
import type { Manager } from "@/lib/auth/actor";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDateTime } from "@/lib/time";

export type SecondWords = NonNullable<ReturnType<typeof useSecondWords>>;

/** The second signature under the first; null where none is awaited. */
export function useSecondWords(shown: ReviewCase, manager: Manager) {
  const first = useFirst(shown);
  const fields = useFields(shown, manager);
  const barred = useBarred(shown, manager);
  if (!first) return null;
  return { first, fields: shown.may.sign ? fields : null, barred: shown.may.sign ? "" : barred };
}

function useFirst({ first }: ReviewCase) {
  const t = useWords("review.second");
  const language = useLocale() as Language;
  if (!first) return null;
  const { by, at, decision } = first;
  return {
    title: t("first"),
    by: asPieces(
      t.rich("by", {
        name: by?.name ?? "",
        number: by?.number ?? "",
        when: moment(at, formatDateTime(at, language)),
      }),
    ),
    limit: { label: t("limit"), amount: formatAmount(decision?.limit ?? 0n, language, { whole: true }) },
    opinion: { label: t("opinion"), text: decision?.opinion ?? "" },
  };
}

function useFields({ id, version, grantedLimit, changedSinceFirst }: ReviewCase, manager: Manager) {
  const t = useWords("review.second");
  const decide = useWords("review.decide");
  const language = useLocale() as Language;
  const limit = formatAmount(grantedLimit ?? 0n, language, { whole: true });
  return {
    hidden: { applicationId: id, version },
    opinion: { label: t("opinionLabel"), hint: decide("opinionHint") },
    outcome: {
      legend: t("legend"),
      options: [
        { value: "APPROVE", label: t("approve", { limit }), disabled: changedSinceFirst },
        { value: "SEND_BACK", label: t("sendBack") },
      ],
    },
    sign: t("sign"),
    as: decide("as", { name: manager.name, number: manager.staffNumber ?? "" }),
  };
}

/** Why this manager cannot be the second. */
function useBarred({ first, managerId, grantedLimit }: ReviewCase, manager: Manager) {
  const t = useWords("review.second");
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const own = first?.by?.id === manager.id || managerId === manager.id;
  return own
    ? t("own")
    : t("authority", { limit: amount(grantedLimit ?? 0n), authority: amount(manager.limitAuthority) });
}
