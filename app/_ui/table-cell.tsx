"use client";

import type { ReactNode } from "react";
import type { TagTone } from "@/app/_ui/tag";

/** A cell as plain words, which the table draws itself: they travel to the browser once, elements do twice. */
export type Plain = {
  text: string;
  /** Where the text leads. */
  href?: string;
  face?: "code" | "num";
  /** The moment that the text tells. */
  at?: string;
  tags?: { word: string; tone: TagTone; title?: string }[];
  /** Small print beside it, such as how late something is. */
  beside?: string;
  /** For readers only, after the text of a link or button. */
  unseen?: string;
  /** The text is a button, which sends another form of the page. */
  press?: { form: string; name: string; value: string };
};

export type CellMatter = Plain | ReactNode;

/**
 * `none`: what is read out where there is nothing to say. A plain function, as are those below: a table has so many
 * cells that components, each drawn by itself, would be most of what a page costs.
 */
export function cellWords(matter: CellMatter, none: string | undefined): ReactNode {
  if (!isPlain(matter)) return matter;
  const { text, tags, beside } = matter;
  const said = text !== "" ? wordsOf(matter) : tags?.length ? null : nothing(none);
  if (!tags && !beside) return said;
  return (
    <>
      {said}
      {tags?.map(({ word, tone, title }) => (
        <span key={word}>
          {" "}
          <span className={`tag tag-${tone}`} title={title}>
            {word}
          </span>
        </span>
      ))}
      {beside && <span className="beside">{beside}</span>}
    </>
  );
}

/** Whether a cell is one text or one element; others need something around them that holds them together on a phone. */
export const isOnePiece = (matter: CellMatter): boolean =>
  isPlain(matter) ? !matter.tags && !matter.beside : typeof matter === "string";

const isPlain = (matter: CellMatter): matter is Plain =>
  typeof matter === "object" && matter !== null && "text" in matter;

function wordsOf({ text, href, face, at, unseen, press }: Plain): ReactNode {
  const said = unseen && text + unseen;
  if (press)
    return (
      <button type="submit" aria-label={said} {...press}>
        {text}
      </button>
    );
  if (href)
    return (
      <a href={href} className={face} aria-label={said}>
        {text}
      </a>
    );
  if (at) return <time dateTime={at}>{text}</time>;
  return face ? <span className={face}>{text}</span> : text;
}

const nothing = (word: string | undefined) => (
  <span role="img" aria-label={word}>
    --
  </span>
);
