"use client";

import { Pane } from "@/app/(manager)/work/applications/[id]/pane";
import type { HistoryWords, StepWords } from "@/app/(manager)/work/applications/[id]/words/history";

/** Every step with who, when and the opinion, newest first; what is older folds away. */
export function HistoryPane({ words: { title, note, steps, more, older, stages } }: { words: HistoryWords }) {
  return (
    <Pane id="history" title={title} note={note}>
      <ol className="lined steps">{steps.map(stepOf)}</ol>
      {more && (
        <details>
          <summary>{more}</summary>
          <ol className="lined steps">{older.map(stepOf)}</ol>
        </details>
      )}
      <p className="case-stages">
        <a href="/work/stages">{stages}</a>
      </p>
    </Pane>
  );
}

const stepOf = ({ id, at, when, what, notes }: StepWords) => (
  <li key={id}>
    <time dateTime={at}>{when}</time>
    <div>
      {what}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  </li>
);
