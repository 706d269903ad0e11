"use client";

import type { ReactNode } from "react";
import { type CellMatter, CellWords } from "@/app/_ui/table-cell";

export type Column = {
  key: string;
  head: ReactNode;
  /** Plain words of the head, for the cards of a phone; the head itself where that is text. */
  label?: string;
  end?: boolean;
  /** This column names the row. */
  names?: boolean;
  /** The due time: painted when its row is late or soon. */
  due?: boolean;
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
};

/** `<DataTable caption columns rows picks? wrapping?>`: dense rows with a sticky head; cards on a phone. Put it with a `BatchBar` inside `Picks` where rows can be ticked. */
export function DataTable({ caption, columns, rows, picks, wrapping = false, none }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className={`table ${wrapping ? "wrapping" : ""}`}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {picks && <td className="pick-cell" />}
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-state={row.state}>
              {picks && (
                <td className="pick-cell">
                  {row.pick && (
                    <input
                      type="checkbox"
                      name={picks}
                      value={row.id}
                      defaultChecked={row.picked}
                      aria-label={row.pick}
                      className="pick"
                    />
                  )}
                </td>
              )}
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  <CellWords matter={row.cells[column.key]} none={none} />
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ column: { head, sort, end, due } }: { column: Column }) {
  const classes = [end && "end", due && "due"].filter(Boolean).join(" ") || undefined;
  if (!sort)
    return (
      <th scope="col" className={classes}>
        {head}
      </th>
    );
  return (
    <th scope="col" className={classes} aria-sort={sort.now}>
      <a href={sort.href}>
        {head}
        {sort.now && <span aria-hidden="true">{sort.now === "ascending" ? " ↑" : " ↓"}</span>}
      </a>
    </th>
  );
}

function Cell({ column, children }: { column: Column; children: ReactNode }) {
  const label = column.names
    ? undefined
    : (column.label ?? (typeof column.head === "string" ? column.head : undefined));
  const classes =
    [column.end && "end", column.due && "due", column.wide && "wide"].filter(Boolean).join(" ") || undefined;
  if (column.names)
    return (
      <th scope="row" className={classes}>
        {children}
      </th>
    );
  return (
    <td className={classes} data-label={label}>
      <div className="cell">{children}</div>
    </td>
  );
}
