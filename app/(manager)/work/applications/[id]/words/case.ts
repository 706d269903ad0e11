import { useLocale } from "next-intl";
import { useAdvicePane } from "@/app/(manager)/work/applications/[id]/words/advice";
import { useAlikeWords } from "@/app/(manager)/work/applications/[id]/words/alike";
import { useAnswersWords } from "@/app/(manager)/work/applications/[id]/words/answers";
import { useBanners } from "@/app/(manager)/work/applications/[id]/words/changes";
import { useDecisionWords } from "@/app/(manager)/work/applications/[id]/words/decision";
import { useDeedsWords } from "@/app/(manager)/work/applications/[id]/words/deeds";
import { useDocumentsWords } from "@/app/(manager)/work/applications/[id]/words/documents";
import { useEarlierWords } from "@/app/(manager)/work/applications/[id]/words/earlier";
import { useHeadWords } from "@/app/(manager)/work/applications/[id]/words/head";
import { useHeldBanner } from "@/app/(manager)/work/applications/[id]/words/held";
import { useHistoryWords } from "@/app/(manager)/work/applications/[id]/words/history";
import { useSecondWords } from "@/app/(manager)/work/applications/[id]/words/second";
import type { ShownAdvice } from "@/lib/advice/queries";
import type { Manager } from "@/lib/auth/actor";
import type { FormState } from "@/lib/forms/state";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import type { ReviewCase } from "@/lib/reviews/queries";

export type CaseWords = ReturnType<typeof useCaseWords>;

export type Case = {
  shown: ReviewCase;
  advice: ShownAdvice | null;
  manager: Manager;
  answered: boolean;
  /** What was typed here before the sign-in ended. */
  unsent: FormState["values"] | null;
};

/** A whole case in words. They travel to the browser once and are drawn there and here; elements would travel twice. */
export function useCaseWords(known: Case) {
  const { shown, advice, manager, answered, unsent } = known;
  const t = useWords("review");
  const form = useWords("ui.form");
  const now = new Date();
  return {
    id: shown.id,
    language: useLocale() as Language,
    head: useHeadWords(shown, now),
    deeds: useDeedsWords(shown),
    banners: [...useHeldBanner(shown, manager, now), ...useBanners(shown)],
    advice: useAdvicePane(advice),
    answers: useAnswersWords(shown),
    documents: useDocumentsWords(shown, manager, now),
    alike: useAlikeWords(shown.alike),
    earlier: useEarlierWords(shown.earlier),
    history: useHistoryWords(shown.history),
    decide: t("decide.title"),
    decision: useDecisionWords(known),
    second: useSecondWords(shown, manager),
    form: {
      errorWord: form("errorWord"),
      summaryOne: form("summaryOne"),
      summaryMany: form("summaryMany"),
      answered,
      ...(unsent && { values: unsent }),
    },
  };
}
