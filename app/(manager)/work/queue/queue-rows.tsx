"use client";

import { type Column, DataTable, type Row } from "@/app/_ui/data-table";
import type { Plain } from "@/app/_ui/table-cell";
import { claimForm } from "@/app/(manager)/work/queue/claim-form-ids";

/** An application as its row tells it: in words, without what all rows have in common. */
export type Line = {
  id: string;
  number: string;
  name: string;
  product: string;
  limit: string;
  status: string;
  submitted: string;
  manager: Plain;
  due: Plain;
  state?: Row["state"];
  ofCustomer?: Plain["tags"];
  ofStatus?: Plain["tags"];
  deed: string;
  /** The deed is a button, not a way to the case. */
  claims?: true;
};

export type Told = {
  caption: string;
  columns: Column[];
  lines: Line[];
  /** What readers hear after the deed, and of a tick box; # stands for the number. Without the latter there are none. */
  on: string;
  pick?: string;
  picked?: boolean;
  none: string;
};

/** The rows as plain words in. */
export function QueueRows({ told: { caption, columns, lines, none, ...words } }: { told: Told }) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={lines.map((line) => rowOf(line, words))}
      none={none}
      labels="queue"
      {...(words.pick ? { picks: "applicationIds" } : {})}
    />
  );
}

function rowOf(line: Line, { on, pick, picked }: Pick<Told, "on" | "pick" | "picked">): Row {
  const { id, number, name, product, limit, status, submitted, manager, due, state, deed, claims } = line;
  const href = `/work/applications/${id}`;
  const unseen = on.replace("#", number);
  return {
    id,
    state,
    pick: pick?.replace("#", number),
    picked,
    cells: {
      number: { text: number, href },
      name: { text: name, ...(line.ofCustomer ? { tags: line.ofCustomer } : {}) },
      product,
      limit,
      status: { text: status, ...(line.ofStatus ? { tags: line.ofStatus } : {}) },
      submitted,
      // Nobody yet: the style sheet says so.
      manager: manager.text || manager.beside ? manager : "",
      due,
      deed: claims
        ? { text: deed, unseen, press: { form: claimForm, name: "applicationId", value: id } }
        : { text: deed, unseen, href },
    },
  };
}
