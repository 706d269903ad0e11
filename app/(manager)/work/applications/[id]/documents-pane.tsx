"use client";

import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import { Watermark } from "@/app/(manager)/work/applications/[id]/watermark";
import type { DocumentsWords, DocumentWords } from "@/app/(manager)/work/applications/[id]/words/documents";

type Props = { words: DocumentsWords };

/** The documents, shown in the page one at a time; switched by radio buttons, so without script and without moving the page. */
export function DocumentsPane({ words }: Props) {
  const { title, note, nothing, choose, isShown, documents } = words;
  return (
    <Pane id="documents" title={title} note={note}>
      {documents.length > 0 && isShown && (
        <div role="radiogroup" aria-label={choose} className="documents">
          {documents.map((document) => (
            <DocumentTab key={document.id} document={document} words={words} />
          ))}
        </div>
      )}
      {documents.length > 0 && !isShown && <DocumentList words={words} />}
      {nothing && <Nothing>{nothing}</Nothing>}
    </Pane>
  );
}

function DocumentList({ words: { documents } }: Props) {
  return (
    <ul className="lined">
      {documents.map(({ id, kind, when }) => (
        <li key={id} className="advice-line">
          {kind} <span className="nothing">{when}</span>
        </li>
      ))}
    </ul>
  );
}

function DocumentTab({ document, words: { mark, open } }: Props & { document: DocumentWords }) {
  const { id, kind, note, caption, isFirst } = document;
  return (
    <div className="contents">
      <input type="radio" name="document" id={`d-${id}`} defaultChecked={isFirst} className="sr-only" />
      <label htmlFor={`d-${id}`}>
        {kind}
        <small>{note}</small>
      </label>
      <figure>
        <div className="relative">
          <Picture document={document} />
          <Watermark id={id} text={mark} />
        </div>
        <figcaption>
          <span className="mr-auto">{caption}</span>
          <a href={`/documents/${id}`} target="_blank" rel="noreferrer">
            {open}
          </a>
        </figcaption>
      </figure>
    </div>
  );
}

function Picture({ document: { id, alt, isPdf } }: { document: DocumentWords }) {
  const address = `/documents/${id}`;
  if (isPdf) return <iframe src={address} title={alt} loading="lazy" />;
  // biome-ignore lint/performance/noImgElement: decrypted for this reader, nothing to optimise or cache
  return <img src={address} alt={alt} loading="lazy" decoding="async" />;
}
