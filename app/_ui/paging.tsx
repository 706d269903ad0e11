import { useLocale } from "next-intl";
import { type PagingProps, PagingSteps } from "@/app/_ui/paging-steps";
import { keptWords, wordsOf } from "@/lib/messages/kept";

export const pagingWords = keptWords((language) => {
  const t = wordsOf(language, "ui");
  return {
    name: t("paging.name"),
    size: t("paging.size"),
    first: t("paging.first"),
    previous: t("paging.previous"),
    next: t("paging.next"),
    last: t("paging.last"),
    page: t("paging.page"),
    of: t("paging.of", { pages: "#" }),
    jump: t("paging.jump"),
  };
});

/** `<Paging first? previous? next? last? jump? total? sizes?>`: steps through a long list by cursor. */
export function Paging(props: Omit<PagingProps, "words">) {
  return <PagingSteps {...props} words={pagingWords(useLocale())} />;
}
