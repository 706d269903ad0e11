import { useWords } from "@/lib/messages/kept";
import { mostAlike } from "@/lib/reviews/find-alike";
import type { ReviewCase } from "@/lib/reviews/queries";

export type AlikeWords = ReturnType<typeof useAlikeWords>;

/** Customers who may be the same person, and what they have in common. */
export function useAlikeWords(alike: ReviewCase["alike"]) {
  const t = useWords("review.alike");
  const comma = useWords("review.answers");
  return {
    title: t("title"),
    note: alike.length > 0 ? t("count", { count: alike.length }) : "",
    none: alike.length === 0 ? t("none") : "",
    people: alike.slice(0, mostAlike).map(({ id, number, name, why }) => ({
      id,
      number,
      name: number ? name : `${t("noNumber")} ${name}`,
      why: why.map((one) => t(`why.${one}`)).join(comma("comma")),
    })),
    more: alike.length > mostAlike ? t("more") : "",
  };
}
