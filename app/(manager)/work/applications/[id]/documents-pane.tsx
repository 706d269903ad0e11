import { getLocale, getTranslations } from "next-intl/server";
import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import { Watermark } from "@/app/(manager)/work/applications/[id]/watermark";
import type { listSentDocuments } from "@/lib/documents/queries";
import type { Language } from "@/lib/language";
import { formatDateTime } from "@/lib/time";

type Sent = Awaited<ReturnType<typeof listSentDocuments>>[number];
type Props = { documents: Sent[]; round: number; mark: string };

/** The documents, shown in the page one at a time; switched by radio buttons, so without script and without moving the page. */
export async function DocumentsPane({ documents, round, mark }: Props) {
  const t = await getTranslations("review.documents");
  const first = documents.find((document) => isFresh(document, round)) ?? documents[0];
  return (
    <Pane id="documents" title={t("title")} note={documents.length > 0 && t("count", { count: documents.length })}>
      {documents.length === 0 ? (
        <Nothing>{t("none")}</Nothing>
      ) : (
        <div role="radiogroup" aria-label={t("choose")} className="documents">
          {documents.map((document) => (
            <DocumentTab key={document.id} document={document} first={document === first} round={round} mark={mark} />
          ))}
        </div>
      )}
    </Pane>
  );
}

/** Came with the answer to a correction. */
const isFresh = ({ rounds }: Sent, round: number) => round > 1 && rounds.every((one) => one === round);

type TabProps = { document: Sent; first: boolean; round: number; mark: string };

async function DocumentTab({ document, first, round, mark }: TabProps) {
  const t = await getTranslations("review.documents");
  const kinds = await getTranslations("fields.options.documentKind");
  const language = (await getLocale()) as Language;
  const notes = [
    isFresh(document, round) && t("fresh"),
    document.pages && t("pages", { count: document.pages }),
  ].filter(Boolean);
  const when = formatDateTime(document.uploadedAt, language);
  return (
    <div className="contents">
      <input type="radio" name="document" id={`d-${document.id}`} defaultChecked={first} className="sr-only" />
      <label htmlFor={`d-${document.id}`}>
        {kinds(document.kind)}
        <small>{notes.length > 0 ? notes.join(" ") : when}</small>
      </label>
      <figure>
        <div className="relative">
          <Picture document={document} kind={kinds(document.kind)} />
          <Watermark id={document.id} text={mark} />
        </div>
        <figcaption>
          <span className="mr-auto">
            {kinds(document.kind)} {t("uploaded", { when })}
          </span>
          <a href={`/documents/${document.id}`} target="_blank" rel="noreferrer">
            {t("open")}
          </a>
        </figcaption>
      </figure>
    </div>
  );
}

async function Picture({ document: { id, mime }, kind }: { document: Sent; kind: string }) {
  const t = await getTranslations("review.documents");
  const address = `/documents/${id}`;
  if (mime === "application/pdf") return <iframe src={address} title={t("frame", { kind })} loading="lazy" />;
  // biome-ignore lint/performance/noImgElement: decrypted for this reader, nothing to optimise or cache
  return <img src={address} alt={t("alt", { kind })} loading="lazy" decoding="async" />;
}
