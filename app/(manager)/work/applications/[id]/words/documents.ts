import { useLocale } from "next-intl";
import type { Manager } from "@/lib/auth/actor";
import type { Language } from "@/lib/language";
import { useWords } from "@/lib/messages/kept";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDateTime } from "@/lib/time";

type Sent = ReviewCase["documents"][number];

export type DocumentsWords = ReturnType<typeof useDocumentsWords>;
export type DocumentWords = {
  id: string;
  kind: string;
  when: string;
  note: string;
  caption: string;
  alt: string;
  isPdf: boolean;
  isFirst: boolean;
};

/**
 * A picture of an identity document masks nothing: who does not judge the case sees only what there is. `mark`: the
 * reader's name, number and time across each.
 */
export function useDocumentsWords({ documents, round, reach }: ReviewCase, manager: Manager, now: Date) {
  const t = useWords("review.documents");
  const language = useLocale() as Language;
  const describe = useDescription(round);
  const first = documents.find((document) => isFresh(document, round)) ?? documents[0];
  const isShown = reach === "holder";
  return {
    title: t("title"),
    note: documents.length > 0 ? t("count", { count: documents.length }) : "",
    nothing: documents.length === 0 ? t("none") : isShown ? "" : t("notShown"),
    choose: t("choose"),
    open: t("open"),
    mark: [manager.name, manager.staffNumber, formatDateTime(now, language)].join(" "),
    isShown,
    documents: documents.map((document) => describe(document, document === first)),
  };
}

/** Came with the answer to a correction. */
const isFresh = ({ rounds }: Sent, round: number) => round > 1 && rounds.every((one) => one === round);

function useDescription(round: number) {
  const t = useWords("review.documents");
  const kinds = useWords("fields.options.documentKind");
  const language = useLocale() as Language;
  return (document: Sent, isFirst: boolean): DocumentWords => {
    const { id, mime, pages, uploadedAt } = document;
    const kind = kinds(document.kind);
    const when = formatDateTime(uploadedAt, language);
    const notes = [isFresh(document, round) && t("fresh"), pages && t("pages", { count: pages })].filter(Boolean);
    const isPdf = mime === "application/pdf";
    return {
      id,
      kind,
      when,
      note: notes.join(" ") || when,
      caption: `${kind} ${t("uploaded", { when })}`,
      alt: isPdf ? t("frame", { kind }) : t("alt", { kind }),
      isPdf,
      isFirst,
    };
  };
}
