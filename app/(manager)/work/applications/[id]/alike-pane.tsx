"use client";

import { Nothing, Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { AlikeWords } from "@/app/(manager)/work/applications/[id]/words/alike";

/** Customers who may be the same person, and what they have in common. */
export function AlikePane({ words: { title, note, none, people, more } }: { words: AlikeWords }) {
  return (
    <Pane id="alike" title={title} note={note}>
      {none && <Nothing>{none}</Nothing>}
      {people.length > 0 && (
        <ul className="lined">
          {people.map(({ id, number, name, why }) => (
            <li key={id}>
              <a href={`/work/customers/${id}`}>
                {number && <span className="code">{number}</span>} {name}
              </a>{" "}
              {why}
            </li>
          ))}
        </ul>
      )}
      {more && <Nothing>{more}</Nothing>}
    </Pane>
  );
}
