"use client";

import "./answers.css";
import { drawn, type Pieces } from "@/app/_ui/pieces";

export type AnswerGroup = { name: string; rows: AnswerLine[] };
type AnswerLine = {
  label: string;
  now: string;
  before?: string;
  /** What readers hear of a difference, and of an edit since. */
  differs?: string;
  edited?: string;
};

export type AnswerTable = { caption: string; item: string; now: string; before: Pieces | null; groups: AnswerGroup[] };

/** The table of answers from plain words. */
export function AnswerLines({ words: { caption, item, now, before, groups } }: { words: AnswerTable }) {
  return (
    <table className="answers">
      <caption className="sr-only">{caption}</caption>
      <thead className={before ? "" : "sr-only"}>
        <tr>
          <th scope="col">{item}</th>
          <th scope="col">{now}</th>
          {before && <th scope="col">{drawn(before)}</th>}
        </tr>
      </thead>
      {groups.map(({ name, rows }) => (
        <tbody key={name}>
          {name && (
            <tr className="group">
              <th scope="colgroup" colSpan={before ? 3 : 2}>
                {name}
              </th>
            </tr>
          )}
          {rows.map(line)}
        </tbody>
      ))}
    </table>
  );
}

/** A plain function: a component for each line would cost more than the line. */
function line({ label, now, before, differs, edited }: AnswerLine) {
  return (
    <tr key={label} className={[differs && "differs", edited && "edited"].filter(Boolean).join(" ") || undefined}>
      <th scope="row">{label}</th>
      <td>
        {now}
        {(differs || edited) && (
          <span className="sr-only">
            {differs}
            {edited}
          </span>
        )}
      </td>
      {before !== undefined && <td>{before}</td>}
    </tr>
  );
}
