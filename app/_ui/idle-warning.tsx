"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { stay } from "@/app/_ui/actions";
import { useScripted } from "@/app/_ui/scripted";
import { blank } from "@/lib/forms/state";

type Props = {
  /** Seconds after the last deed; the clock of the bank counts from at most a minute earlier. */
  warnAfter: number;
  endAfter: number;
  whose: string;
  words: { title: string; text: string; endedTitle: string; endedText: string; signIn: string; stay: string };
};

/** Does nothing without script, so that no page brings it along. */
export const IdleWarning = (props: Props) => (useScripted() ? <Warning {...props} /> : null);

/**
 * What is behind it stays as it is, and out of sight once the session has ended: until the same person has signed in
 * again, in a tab of its own, so that nothing typed here is lost.
 */
function Warning({ warnAfter, endAfter, whose, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const seen = useRef(0);
  const [ended, setEnded] = useIdle(dialog, seen, { warnAfter, endAfter });
  const goOn = async () => {
    const mine = new FormData();
    mine.set("whose", whose);
    const { errors } = await stay(blank, mine);
    if (errors.session) return setEnded(true);
    if (errors.form) return location.assign("/sign-in");
    seen.current = Date.now();
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      className="sheet"
      data-ended={ended || undefined}
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="idle-title">{ended ? words.endedTitle : words.title}</h2>
      <p id="idle-text" className="mt-2">
        {ended ? words.endedText : words.text}
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        {ended && (
          <a href="/sign-in" target="_blank" rel="noreferrer" className="action action-main">
            {words.signIn}
          </a>
        )}
        <button type="button" className={`action ${ended ? "" : "action-main"}`} onClick={goOn}>
          {words.stay}
        </button>
      </p>
    </dialog>
  );
}

const every = 5_000;

/** Looks at the clock now and then instead of waiting: a computer that slept wakes up late. */
function useIdle(
  dialog: RefObject<HTMLDialogElement | null>,
  seen: RefObject<number>,
  { warnAfter, endAfter }: Omit<Props, "words" | "whose">,
) {
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const begin = () => {
      seen.current = Date.now();
    };
    const look = () => {
      const idle = (Date.now() - seen.current) / 1_000;
      setEnded(idle >= endAfter);
      if (idle >= warnAfter && !dialog.current?.open) dialog.current?.showModal();
    };
    begin();
    const turn = setInterval(look, every);
    document.addEventListener("submit", begin);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(turn);
      document.removeEventListener("submit", begin);
      document.removeEventListener("visibilitychange", look);
    };
  }, [dialog, seen, warnAfter, endAfter]);
  return [ended, setEnded] as const;
}
