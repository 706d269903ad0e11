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

/** What the customer will read, following what is chosen in the form. Without script it shows what was sent last. */
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
    <details ref={box} className="mt-1">
      <summary className="min-h-6">{words.title}</summary>
      <div aria-live="polite" className="max-h-40 overflow-y-auto border-l-2 border-line pl-3 text-small">
        <Letter words={words} chosen={chosen} alwaysSecond={alwaysSecond} />
      </div>
    </details>
  );
}

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
  const codes = [...new Set([chosen.reasons ?? []].flat())].filter((code) => words.reasons[code]);
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
