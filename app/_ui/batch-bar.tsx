"use client";

import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";

/** `<Picks action>`: a GET form around a DataTable and its BatchBar. It leads to confirm pages; nothing happens here yet. */
export function Picks({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form method="get" action={action} className="picks">
      {children}
    </form>
  );
}

export type BatchBarProps = {
  deeds: { deed: string; word: string }[];
  /** Said instead of how many rows are ticked. */
  all?: string;
  /** Links that tick more, or none. */
  more: { href: string; word: string }[];
  words: { picked: string; rows: string; note: string };
};

/** `<BatchBar deeds all? more words>`: what can be done with the ticked rows, and how many they are, by a CSS counter. */
export function BatchBar({ deeds, all, more, words }: BatchBarProps) {
  return (
    <div className="no-print mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-line bg-canvas px-3 py-2.5">
      <span className="whitespace-nowrap font-semibold">
        {all ?? (
          <>
            {words.picked} <span className="picked" /> {words.rows}
          </>
        )}
      </span>
      {deeds.map(({ deed, word }) => (
        <Button key={deed} name="deed" value={deed}>
          {word}
        </Button>
      ))}
      <span className="mr-auto text-muted">{words.note}</span>
      {more.map(({ href, word }) => (
        <a key={href} href={href}>
          {word}
        </a>
      ))}
    </div>
  );
}
