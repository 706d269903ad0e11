"use client";

import { useEffect, useRef, useState } from "react";
import { type FormValues, oneText, useSending } from "@/app/_ui/form-context";
import { reasonsIn } from "@/app/(manager)/work/applications/[id]/reason-words";
import type { LetterWords } from "@/app/(manager)/work/applications/[id]/words/decision";
import type { Language } from "@/lib/language";

type Props = { words: LetterWords; language: Language };

/**
 * What the customer will read, following what is chosen in the form; it opens by itself before a rejection. Without
 * script it shows what was sent last, and says so along with the form: a rejection that was not shown is shown first.
 */
export function LetterPreview({ words, language }: Props) {
  const { values } = useSending();
  const box = useRef<HTMLDetailsElement>(null);
  const [chosen, setChosen] = useState<FormValues>(values);
  const reasons = chosenOf(chosen, language);

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
    <details ref={box} className="letter" open={oneText(chosen.outcome) === "REJECT"}>
      <summary>{words.title}</summary>
      <div aria-live="polite">
        <Letter words={words} chosen={chosen} reasons={reasons} />
      </div>
      <noscript>
        <input type="hidden" name="letter" value={reasons.map(({ code }) => code).join()} />
      </noscript>
    </details>
  );
}

type Reason = ReturnType<typeof reasonsIn>[number];

/** In the order chosen, each once. */
function chosenOf({ reasons }: FormValues, language: Language): Reason[] {
  const codes = [...new Set([reasons ?? []].flat())];
  return codes.flatMap((code) => reasonsIn(language).filter((reason) => reason.code === code));
}

type LetterProps = { words: LetterWords; chosen: FormValues; reasons: Reason[] };

function Letter({ words, chosen, reasons }: LetterProps) {
  const outcome = oneText(chosen.outcome);
  if (outcome === "APPROVE")
    return (
      <>
        <p>{words.approved.replace("#", oneText(chosen.limit) || words.noLimit)}</p>
        {words.second && <p className="nothing">{words.second}</p>}
      </>
    );
  if (outcome !== "REJECT") return <p className="nothing">{words.nothing}</p>;
  return (
    <>
      <p>{words.rejected}</p>
      <ol>
        {reasons.length === 0 && <li>{words.noReasons}</li>}
        {reasons.map(({ code, label, helps }) => (
          <li key={code}>
            {label} <span className="nothing">{words.helps.replace("#", helps)}</span>
          </li>
        ))}
      </ol>
      <p>{words.again}</p>
    </>
  );
}
