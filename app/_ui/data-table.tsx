"use client";

import type { ReactNode } from "react";
import { type CellMatter, cellWords, isOnePiece } from "@/app/_ui/table-cell";

export type Column = {
  key: string;
  head: ReactNode;
  /** Plain words of the head, for the cards of a phone; the head itself where that is text. */
  label?: string;
  end?: boolean;
  /** This column names the row. */
  names?: boolean;
  /** May break over lines. */
  wide?: boolean;
  /** Link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: "ascending" | "descending" | undefined };
};

export type Row = {
  id: string;
  cells: Record<string, CellMatter>;
  state?: "late" | "soon" | "off" | undefined;
  /** Words for the tick box, such as "choose XK…". */
  pick?: string | undefined;
  /** Ticked from the beginning. */
  picked?: boolean | undefined;
};

type Props = {
  /** Read out, not shown: what is listed and in which order. */
  caption: string;
  columns: Column[];
  rows: Row[];
  /** Name of the tick boxes; without it there are none. */
  picks?: string;
  /** Cells may break over lines (few, long columns). */
  wrapping?: boolean;
  /** Read out where a cell has no words. */
  none?: string;
  /** The class by which the style sheet knows what stands before each cell on a phone (labels.css), instead of each cell. */
  labels?: string;
};

/** `<DataTable caption columns rows picks? wrapping?>`: dense rows with a sticky head; cards on a phone. Put it with a `BatchBar` inside `Picks` where rows can be ticked. */
export function DataTable({ caption, columns, rows, picks, wrapping = false, none, labels }: Props) {
  const looks = columns.map((column) => lookOf(column, labels));
  const classes = ["table", wrapping && "wrapping", picks && "picking", labels && `labelled ${labels}`];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={classes.filter(Boolean).join(" ")}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {picks && <td />}
            {columns.map(head)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-state={row.state}>
              {picks && (
                <td>
                  {row.pick && (
                    <input
                      type="checkbox"
                      name={picks}
                      value={row.id}
                      defaultChecked={row.picked}
                      aria-label={row.pick}
                    />
                  )}
                </td>
              )}
              {columns.map((column, at) => cell(column, looks[at]!, row.cells[column.key], none))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function head({ key, head, sort, end }: Column) {
  return (
    <th key={key} scope="col" className={end ? "end" : undefined} aria-sort={sort?.now}>
      {sort ? (
        <a href={sort.href}>
          {head}
          {sort.now && <span aria-hidden="true">{sort.now === "ascending" ? " ↑" : " ↓"}</span>}
        </a>
      ) : (
        head
      )}
    </th>
  );
}

type Look = { classes: string | undefined; label: string | undefined };

const lookOf = ({ head, label, names, end, wide }: Column, labels?: string): Look => ({
  classes: [end && "end", wide && "wide"].filter(Boolean).join(" ") || undefined,
  label: names || labels ? undefined : (label ?? (typeof head === "string" ? head : undefined)),
});

function cell({ key, names }: Column, { classes, label }: Look, matter: CellMatter, none: string | undefined) {
  const words = cellWords(matter, none);
  if (names)
    return (
      <th key={key} scope="row" className={classes}>
        {words}
      </th>
    );
  return (
    <td key={key} className={classes} data-label={label}>
      {isOnePiece(matter) ? words : <div className="cell">{words}</div>}
    </td>
  );
}
