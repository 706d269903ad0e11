import { useLocale, useTranslations } from "next-intl";
import { useWhens } from "@/app/_ui/value";
import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import { Watermark } from "@/app/(manager)/work/applications/[id]/watermark";
import type { Language } from "@/lib/language";
import type { Reach } from "@/lib/reviews/mask";
import type { ReviewCase } from "@/lib/reviews/queries";
import { formatDateTime } from "@/lib/time";

type Sent = ReviewCase["documents"][number];
type Props = { documents: Sent[]; round: number; mark: string; reach: Reach };

/**
 * The documents, shown in the page one at a time; switched by radio buttons, so without script and without moving the page.
 * A picture of an identity document masks nothing: who does not judge the case sees only what there is.
 */
export function DocumentsPane({ documents, round, mark, reach }: Props) {
  const t = useTranslations("review.documents");
  const words = useDocumentWords();
  const first = documents.find((document) => isFresh(document, round)) ?? documents[0];
  return (
    <Pane id="documents" title={t("title")} note={documents.length > 0 && t("count", { count: documents.length })}>
      {documents.length === 0 && <Nothing>{t("none")}</Nothing>}
      {documents.length > 0 && reach === "other" && <DocumentList documents={documents} words={words} />}
      {documents.length > 0 && reach === "holder" && (
        <div role="radiogroup" aria-label={t("choose")} className="documents">
          {documents.map((document) => (
            <DocumentTab
              key={document.id}
              document={document}
              first={document === first}
              fresh={isFresh(document, round)}
              mark={mark}
              words={words}
            />
          ))}
        </div>
      )}
    </Pane>
  );
}

/** Came with the answer to a correction. */
const isFresh = ({ rounds }: Sent, round: number) => round > 1 && rounds.every((one) => one === round);

type Words = ReturnType<typeof useDocumentWords>;

function useDocumentWords() {
  const t = useTranslations("review.documents");
  const kinds = useTranslations("fields.options.documentKind");
  const language = useLocale() as Language;
  return { t, kinds, time: (at: Date) => formatDateTime(at, language), when: useWhens() };
}

function DocumentList({ documents, words: { t, kinds, when } }: { documents: Sent[]; words: Words }) {
  return (
    <>
      <ul>
        {documents.map(({ id, kind, uploadedAt }) => (
          <li key={id} className="flex justify-between gap-4 border-b border-hair py-1">
            {kinds(kind)}
            <span className="text-muted">{when(uploadedAt)}</span>
          </li>
        ))}
      </ul>
      <Nothing>{t("notShown")}</Nothing>
    </>
  );
}

type TabProps = { document: Sent; first: boolean; fresh: boolean; mark: string; words: Words };

function DocumentTab({ document, first, fresh, mark, words }: TabProps) {
  const { t, kinds } = words;
  const { id, pages, uploadedAt } = document;
  const kind = kinds(document.kind);
  const when = words.time(uploadedAt);
  const notes = [fresh && t("fresh"), pages && t("pages", { count: pages })].filter(Boolean);
  return (
    <div className="contents">
      <input type="radio" name="document" id={`d-${id}`} defaultChecked={first} className="sr-only" />
      <label htmlFor={`d-${id}`}>
        {kind}
        <small>{notes.length > 0 ? notes.join(" ") : when}</small>
      </label>
      <figure>
        <div className="relative">
          <Picture document={document} words={words} />
          <Watermark id={id} text={mark} />
        </div>
        <figcaption>
          <span className="mr-auto">
            {kind} {t("uploaded", { when })}
          </span>
          <a href={`/documents/${id}`} target="_blank" rel="noreferrer">
            {t("open")}
          </a>
        </figcaption>
      </figure>
    </div>
  );
}

function Picture({ document: { id, mime, ...document }, words: { t, kinds } }: { document: Sent; words: Words }) {
  const address = `/documents/${id}`;
  const kind = kinds(document.kind);
  if (mime === "application/pdf") return <iframe src={address} title={t("frame", { kind })} loading="lazy" />;
  // biome-ignore lint/performance/noImgElement: decrypted for this reader, nothing to optimise or cache
  return <img src={address} alt={t("alt", { kind })} loading="lazy" decoding="async" />;
}
