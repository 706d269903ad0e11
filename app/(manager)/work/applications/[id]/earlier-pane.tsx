"use client";

import { Tag } from "@/app/_ui/tag";
import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { EarlierWords } from "@/app/(manager)/work/applications/[id]/words/earlier";

/** The person's other applications and what came of them. */
export function EarlierPane({ words: { title, note, none, applications } }: { words: EarlierWords }) {
  return (
    <Pane id="earlier" title={title} note={note}>
      {none && <Nothing>{none}</Nothing>}
      {applications.length > 0 && <ul className="lined">{applications.map(application)}</ul>}
    </Pane>
  );
}

const application = (one: EarlierWords["applications"][number]) => (
  <li key={one.id}>
    <a href={`/work/applications/${one.id}`} className="code">
      {one.number}
    </a>{" "}
    <Tag tone={one.tone}>{one.status}</Tag>{" "}
    <span className="nothing">
      <time dateTime={one.at}>{one.day}</time> {one.by}
    </span>
    <div>{one.outcome}</div>
    {one.reasons && <div className="aside">{one.reasons}</div>}
  </li>
);
