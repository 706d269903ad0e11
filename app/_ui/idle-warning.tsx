"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { stay } from "@/app/_ui/actions";
import { useScripted } from "@/app/_ui/scripted";
import { blank } from "@/lib/forms/state";

type Props = {
  /** Seconds after the last deed; the clock of the bank counts from at most a minute earlier. */
  warnAfter: number;
  endAfter: number;
  words: { title: string; text: string; endedTitle: string; endedText: string; stay: string };
};

/** Does nothing without script, so that no page brings it along. */
export const IdleWarning = (props: Props) => (useScripted() ? <Warning {...props} /> : null);

/** What is behind it stays as it is, and out of sight once the session has ended. */
function Warning({ warnAfter, endAfter, words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const seen = useRef(0);
  const ended = useIdle(dialog, seen, { warnAfter, endAfter });
  const goOn = async () => {
    await stay(blank, new FormData());
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
      <button type="button" className="action action-main mt-4" onClick={goOn}>
        {words.stay}
      </button>
    </dialog>
  );
}

const every = 5_000;

/** Looks at the clock now and then instead of waiting: a computer that slept wakes up late. */
function useIdle(
  dialog: RefObject<HTMLDialogElement | null>,
  seen: RefObject<number>,
  { warnAfter, endAfter }: Omit<Props, "words">,
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
  return ended;
}
