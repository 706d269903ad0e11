import { createElement, Fragment, type ReactNode } from "react";

/**
 * A sentence with some of it set apart, as plain data: a part of a page handed on as words travels to the browser once,
 * as elements twice. `at` is the moment that a time tells.
 */
export type Piece = string | { as: "b" | "code" | "del" | "ins" | "time"; text: Pieces; at?: string };
export type Pieces = string | Piece[];

/** Draws a sentence. */
export const drawn = (pieces: Pieces): ReactNode =>
  typeof pieces === "string" ? pieces : createElement(Fragment, null, ...pieces.map(drawnPiece));

function drawnPiece(piece: Piece): ReactNode {
  if (typeof piece === "string") return piece;
  const { as: Tag, text, at } = piece;
  return (
    <Tag dateTime={at} className={Tag === "code" ? "code" : undefined}>
      {drawn(text)}
    </Tag>
  );
}

/** For the tags of a message: `t.rich("sent", { b: setApart("b") })`. */
export const setApart = (as: "b" | "code" | "del" | "ins") => (text: ReactNode) => piece({ as, text: asPieces(text) });

/** A moment in a message that has a place for it: `t.rich("sent", { when: moment(at, text) })`. */
export const moment = (at: Date, text: string) => () => piece({ as: "time", text, at: at.toISOString() });

/** Several sentences as one. */
export const together = (...parts: Pieces[]): Pieces => parts.flat();

/** The translator takes what its tags make of their words for elements; here they are pieces. */
const piece = (one: Piece) => one as unknown as ReactNode;
export const asPieces = (said: ReactNode) => said as unknown as Pieces;
