"use client";

import { drawn } from "@/app/_ui/pieces";
import type { Fact, FactLine, PaneWords } from "@/app/(manager)/work/applications/[id]/words/advice";

type Props = { words: PaneWords; grounds: string };

/** What the bank's own experience says of this case: the sentence first; its grounds have a page of their own. */
export function AdvicePane({ words, grounds }: Props) {
  return (
    <section aria-labelledby="advice" className="advice" data-says={words.says}>
      <h2 id="advice">
        {words.title} <small>{drawn(words.note)}</small>
      </h2>
      <p className="advice-sentence">{words.sentence}</p>
      {words.why && <p className="max-w-none">{words.why}</p>}
      {words.against && <p>{words.against}</p>}
      <div className="advice-facts">
        {words.facts.map((fact) => (
          <AdviceFact key={fact.title} fact={fact} />
        ))}
      </div>
      {words.warnings && <p className="aside">{words.warnings}</p>}
      <p className="advice-more">
        <span>{words.similar}</span>
        <a href={grounds} target="_blank" rel="noreferrer">
          {words.more}
        </a>
      </p>
    </section>
  );
}

function AdviceFact({ fact: { title, figure, notes, lines, ranked } }: { fact: Fact }) {
  const List = ranked ? "ol" : "ul";
  return (
    <div className={ranked ? "ranked" : undefined}>
      <h3>{title}</h3>
      {figure && <p className="figure">{figure}</p>}
      {notes?.map((note) => (
        <p key={note} className={figure ? "aside" : "nothing"}>
          {note}
        </p>
      ))}
      {lines && <List>{lines.map(lineOf)}</List>}
    </div>
  );
}

const lineOf = ({ text, points, note, below }: FactLine) => (
  <li key={text} className={points && "advice-line"}>
    <span>{text}</span>
    {points && <span className="num">{points}</span>}
    {note && <small> {note}</small>}
    {below && <span className="aside">{below}</span>}
  </li>
);
