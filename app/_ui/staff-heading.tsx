"use client";

import type { ReactNode } from "react";
import { BackLink } from "@/app/_ui/back-link";

export type StaffHeadingProps = {
  title: string;
  lead?: ReactNode;
  aside?: ReactNode;
  back?: { href: string; label: string } | undefined;
  children?: ReactNode;
};

/** What `StaffHead` draws, from plain words. */
export function StaffHeading({ title, lead, aside, back, children }: StaffHeadingProps) {
  return (
    <>
      {back && <BackLink {...back} />}
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <div className="mr-auto min-w-0">
          <h1>{title}</h1>
          {lead && <p className="mt-0.5 max-w-none text-muted">{lead}</p>}
        </div>
        {aside && <div className="text-small text-muted md:text-end">{aside}</div>}
        {children && <div className="no-print flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </>
  );
}
