"use client";

import type { ReactNode } from "react";
import { drawn } from "@/app/_ui/pieces";
import { Tag } from "@/app/_ui/tag";
import type { HeadWords } from "@/app/(manager)/work/applications/[id]/words/head";

type Props = { words: HeadWords; children: ReactNode };

/** Who, what for, since when, by when, in whose hands; the deeds as children. */
export function CaseHead({ words: { name, wish, status, facts, state, due }, children }: Props) {
  return (
    <div className="case-head">
      <div className="case-who">
        <h1>
          {name} <span className="case-wish">{drawn(wish)}</span> <Tag tone={status.tone}>{status.word}</Tag>
        </h1>
        <p className="case-facts">
          {facts.map((fact, at) => (
            <span key={at}>{drawn(fact)}</span>
          ))}
        </p>
      </div>
      <p className="case-state">
        {drawn(state)}
        <br />
        {due && (
          <>
            {drawn(due.by)}
            <span className={due.late ? "late" : undefined}>{drawn(due.span)}</span>
          </>
        )}
      </p>
      <div className="case-deeds no-print">{children}</div>
    </div>
  );
}
