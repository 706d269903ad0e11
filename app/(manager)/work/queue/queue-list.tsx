"use client";

import type { ReactNode } from "react";
import { BatchBar, type BatchBarProps, Picks } from "@/app/_ui/batch-bar";
import { type PagingProps, PagingSteps } from "@/app/_ui/paging-steps";
import { Tabs, type TabsProps } from "@/app/_ui/tabs";
import { type Asked, FilterFields } from "@/app/(manager)/work/queue/filter-fields";
import { QueueRows, type Told } from "@/app/(manager)/work/queue/queue-rows";

export type Listed = {
  tabs: TabsProps;
  asked: Asked;
  /** Null where there are no rows. */
  table: Told | null;
  /** The queue's address, for whoever comes back to it from a deed. */
  back: string;
  bar: BatchBarProps;
  paging: PagingProps;
};

type Props = {
  /** `Listed` as one text: of a text nobody looks at each word on its way to the browser. */
  told: string;
  views: ReactNode;
  chips: ReactNode;
  none: ReactNode;
};

/** The queue below its heading: parts, filters, rows, what can be done with them, and the way to others. */
export function QueueList({ told, views, chips, none }: Props) {
  const { tabs, asked, table, back, bar, paging } = JSON.parse(told) as Listed;
  return (
    <>
      <Tabs {...tabs} />
      {views}
      <FilterFields asked={asked} />
      {chips}
      {table ? (
        <Picks action="/work/queue/batch">
          <input type="hidden" name="back" value={back} />
          <QueueRows told={table} />
          <BatchBar {...bar} />
        </Picks>
      ) : (
        none
      )}
      <PagingSteps {...paging} />
    </>
  );
}
