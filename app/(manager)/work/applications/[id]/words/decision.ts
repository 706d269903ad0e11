import { useLocale } from "next-intl";
import type { Case } from "@/app/(manager)/work/applications/[id]/words/case";
import { overrideReasons } from "@/lib/advice/override-reasons";
import type { ShownAdvice } from "@/lib/advice/queries";
import type { Manager } from "@/lib/auth/actor";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import { formatAmount } from "@/lib/money";
import type { ReviewCase } from "@/lib/reviews/queries";
import { freshFrom } from "@/lib/reviews/rules";

export type DecisionWords = NonNullable<ReturnType<typeof useDecisionWords>>;
export type LetterWords = DecisionWords["letter"];

/** The first judgement; null where this manager may not decide. Nothing is chosen beforehand. */
export function useDecisionWords({ shown, manager, advice }: Case) {
  const t = useWords("review.decide");
  const limits = useLimits(shown, manager);
  const options = useOutcomes(manager);
  const letter = useLetterWords(shown);
  const override = useOverride(advice);
  if (!shown.may.decide) return null;
  return {
    advice: advice?.advice.recommendation,
    hidden: {
      applicationId: shown.id,
      version: shown.version,
      profileVersion: shown.customer.profileVersion,
      ...(advice?.mark ? { adviceMark: advice.mark } : {}),
    },
    outcome: { legend: t("legend"), options },
    limit: { label: t("limit"), unit: t("yuan"), hint: limits.range },
    reasons: {
      legend: t("reasons"),
      hint: t("reasonsHint"),
      labels: [1, 2, 3, 4].map((nth) => t("nth", { nth })),
      choose: t("choose"),
      more: t("moreReasons"),
    },
    opinion: { label: t("opinion"), hint: t("opinionHint") },
    letter,
    override,
    ...limits,
    sign: t("sign"),
    as: t("as", { name: manager.name, number: manager.staffNumber ?? "" }),
  };
}

function useOutcomes(manager: Manager) {
  const outcomes = useWords("fields.options.outcome");
  return (["APPROVE", "REJECT"] as const)
    .filter((value) => value !== "APPROVE" || manager.rights.has("applications.approve"))
    .map((value) => ({ value, label: outcomes(value) }));
}

/** Which limits there are, from which a second signs, and from which one has to confirm who one is. */
function useLimits({ product }: ReviewCase, manager: Manager) {
  const t = useWords("review.decide");
  const language = useLocale() as Language;
  const amount = (cents: bigint) => formatAmount(cents, language, { whole: true });
  const { minLimit, maxLimit, secondSignature } = product;
  return {
    range: t("range", { min: amount(minLimit), max: amount(maxLimit) }),
    second: secondSignature ? t("always") : t("above", { limit: amount(manager.limitAuthority) }),
    confirm:
      !manager.fresh && maxLimit >= freshFrom
        ? { why: t("fresh", { limit: amount(freshFrom) }), link: t("confirm") }
        : null,
  };
}

/** Asked of whoever decides against the advice; the opinion says the rest. */
function useOverride(advice: ShownAdvice | null) {
  const t = useWords("advice");
  if (!advice || advice.advice.recommendation === "refer") return null;
  const options = overrideReasons.map((value) => ({ value, label: t(`reason.${value}`) }));
  return { label: t("override.label"), empty: t("override.choose"), options };
}

/** What the customer will read. Limit and help stand where a # is. */
function useLetterWords({ productCode, product: { reapplyAfterDays, secondSignature } }: ReviewCase) {
  const t = useWords("review.decide");
  const products = useWords("products.names") as unknown as (key: string) => string;
  const product = products(productCode);
  return {
    title: t("letter"),
    nothing: t("letterNothing"),
    approved: t("letterApproved", { product, limit: "#" }),
    second: secondSignature ? t("letterSecond") : "",
    rejected: t("letterRejected", { product }),
    helps: t("letterHelps", { text: "#" }),
    again: reapplyAfterDays > 0 ? t("letterAgainLater", { days: reapplyAfterDays }) : t("letterAgain"),
    noLimit: t("noLimit"),
    noReasons: t("noReasons"),
  };
}
