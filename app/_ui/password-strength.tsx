"use client";

import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { type RefObject, useEffect, useState } from "react";
import { type StrengthWords, type Tip, tipFor } from "@/app/_ui/password-tip";

const meter = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
/** No password may hold these (lib/auth/password-rules.ts). */
const ourNames = ["xinka", "\u4fe1\u5361"];
const ourWords = [...ourNames, "bank", "card"];
const pause = 250;
const colours = ["bg-danger", "bg-danger", "bg-warning", "bg-success", "bg-success"];

type Strength = { level: number; tip: Tip | null };

/** Comes with its library only when somebody begins to make up a password. It advises and keeps nobody from sending. */
export function PasswordStrength({
  input,
  words,
}: {
  input: RefObject<HTMLInputElement | null>;
  words: StrengthWords;
}) {
  const strength = useStrength(input);
  return (
    <div aria-live="polite" className="mt-2 max-w-[24em]">
      {strength && (
        <>
          <span aria-hidden="true" className="mb-1 flex gap-1">
            {[1, 2, 3, 4].map((step) => (
              <span
                key={step}
                className={`h-1 flex-1 rounded-small ${step <= Math.max(strength.level, 1) ? colours[strength.level] : "bg-line"}`}
              />
            ))}
          </span>
          <span className="text-small text-muted">
            {words.levels[strength.level]}
            {strength.tip && ` ${words.tips[strength.tip]}`}
          </span>
        </>
      )}
    </div>
  );
}

function useStrength(input: RefObject<HTMLInputElement | null>) {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    const field = input.current;
    let waiting: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => setStrength(field?.value ? strengthOf(field.value) : null), pause);
    };
    look();
    field?.addEventListener("input", look);
    return () => {
      clearTimeout(waiting);
      field?.removeEventListener("input", look);
    };
  }, [input]);
  return strength;
}

function strengthOf(password: string): Strength {
  const { score, feedback } = meter.check(password, ourWords);
  if (ourNames.some((name) => password.toLowerCase().includes(name)))
    return { level: Math.min(score, 1), tip: "names" };
  const tip = tipFor(password, [feedback.warning, ...feedback.suggestions]);
  return { level: tip === "longer" ? Math.min(score, 1) : score, tip: score < 4 || tip === "longer" ? tip : null };
}
