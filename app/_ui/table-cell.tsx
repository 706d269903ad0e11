"use client";

import type { ReactNode } from "react";
import { Tag, type TagTone } from "@/app/_ui/tag";

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
  /** For readers only, after the text. */
  unseen?: string;
  /** The text is a button, which sends another form of the page. */
  press?: { form: string; name: string; value: string };
};

export type CellMatter = Plain | ReactNode;

/** `none`: what is read out where there is nothing to say. */
export function CellWords({ matter, none }: { matter: CellMatter; none?: string | undefined }) {
  if (!isPlain(matter)) return matter;
  const { tags = [], beside } = matter;
  return (
    <>
      {matter.text === "" ? <Nothing word={none} /> : <Words plain={matter} />}
      {tags.map(({ word, ...look }) => (
        <span key={word}>
          {" "}
          <Tag {...look}>{word}</Tag>
        </span>
      ))}
      {beside && <span className="beside">{beside}</span>}
    </>
  );
}

const isPlain = (matter: CellMatter): matter is Plain =>
  typeof matter === "object" && matter !== null && "text" in matter;

function Words({ plain: { text, href, face, at, unseen, press } }: { plain: Plain }) {
  const rest = unseen && <span className="sr-only">{unseen}</span>;
  if (press)
    return (
      <button type="submit" className="link" {...press}>
        {text}
        {rest}
      </button>
    );
  if (href)
    return (
      <a href={href} className={face}>
        {text}
        {rest}
      </a>
    );
  if (at) return <time dateTime={at}>{text}</time>;
  return face ? <span className={face}>{text}</span> : text;
}

function Nothing({ word }: { word: string | undefined }) {
  return (
    <>
      <span aria-hidden="true">--</span>
      <span className="sr-only">{word}</span>
    </>
  );
}
