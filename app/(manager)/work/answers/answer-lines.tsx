"use client";

import "./answers.css";
import type { ReactNode } from "react";

export type AnswerGroup = { name: string; rows: AnswerLine[] };
type AnswerLine = {
  label: string;
  now: string;
  before?: string;
  /** What readers hear of a difference, and of an edit since. */
  differs?: string;
  edited?: string;
};

type Props = { caption: string; item: string; now: string; before: ReactNode; groups: AnswerGroup[] };

/** The table of answers from plain words. */
export function AnswerLines({ caption, item, now, before, groups }: Props) {
  return (
    <table className="answers">
      <caption className="sr-only">{caption}</caption>
      <thead className={before ? "" : "sr-only"}>
        <tr>
          <th scope="col">{item}</th>
          <th scope="col">{now}</th>
          {before && <th scope="col">{before}</th>}
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
          {rows.map((row) => (
            <Line key={row.label} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Line({ row: { label, now, before, differs, edited } }: { row: AnswerLine }) {
  return (
    <tr className={[differs && "differs", edited && "edited"].filter(Boolean).join(" ") || undefined}>
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
