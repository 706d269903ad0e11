"use client";

import { useEffect, useRef, useState } from "react";
import { type FormValues, oneText, useSending } from "@/app/_ui/form-context";

export type LetterWords = {
  title: string;
  nothing: string;
  approved: string;
  second: string;
  rejected: string;
  again: string;
  noLimit: string;
  noReasons: string;
  /** By reason: what the customer reads, and what would help. */
  reasons: Record<string, { label: string; helps: string }>;
};

/**
 * What the customer will read, following what is chosen in the form; it opens by itself before a rejection. Without
 * script it shows what was sent last, and says so along with the form: a rejection that was not shown is shown first.
 */
export function LetterPreview({ words, alwaysSecond }: { words: LetterWords; alwaysSecond: boolean }) {
  const { values } = useSending();
  const box = useRef<HTMLDetailsElement>(null);
  const [chosen, setChosen] = useState<FormValues>(values);

  useEffect(() => {
    const form = box.current?.closest("form");
    if (!form) return;
    const read = () => {
      const sent = new FormData(form);
      const text = (name: string) => String(sent.get(name) ?? "");
      setChosen({ outcome: text("outcome"), limit: text("limit"), reasons: sent.getAll("reasons").map(String) });
    };
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, []);

  return (
    <details ref={box} className="mt-1" open={oneText(chosen.outcome) === "REJECT"}>
      <summary className="min-h-6">{words.title}</summary>
      <div aria-live="polite" className="max-h-40 overflow-y-auto border-l-2 border-line pl-3 text-small">
        <Letter words={words} chosen={chosen} alwaysSecond={alwaysSecond} />
      </div>
      <noscript>
        <input type="hidden" name="letter" value={reasonsIn(chosen, words).join()} />
      </noscript>
    </details>
  );
}

const reasonsIn = ({ reasons }: FormValues, words: LetterWords) =>
  [...new Set([reasons ?? []].flat())].filter((code) => words.reasons[code]);

type LetterProps = { words: LetterWords; chosen: FormValues; alwaysSecond: boolean };

function Letter({ words, chosen, alwaysSecond }: LetterProps) {
  const outcome = oneText(chosen.outcome);
  if (outcome === "APPROVE")
    return (
      <>
        <p>{words.approved.replace("#", oneText(chosen.limit) || words.noLimit)}</p>
        {alwaysSecond && <p className="text-muted">{words.second}</p>}
      </>
    );
  if (outcome !== "REJECT") return <p className="text-muted">{words.nothing}</p>;
  const codes = reasonsIn(chosen, words);
  return (
    <>
      <p>{words.rejected}</p>
      <ol className="list-decimal pl-5">
        {codes.length === 0 && <li>{words.noReasons}</li>}
        {codes.map((code) => (
          <li key={code}>
            {words.reasons[code]?.label} <span className="text-muted">{words.reasons[code]?.helps}</span>
          </li>
        ))}
      </ol>
      <p>{words.again}</p>
    </>
  );
}
