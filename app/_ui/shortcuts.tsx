"use client";

import { useEffect, useRef, useState } from "react";
import { deedOf, isFree } from "@/app/_ui/shortcut-keys";

/** `keys`: a line each, the keys together and after a space what they do. One text travels cheaper than a list. */
export type ShortcutWords = { title: string; close: string; more: string; keys: string };

/** `<Shortcuts words>`: keys that lead somewhere and change nothing. Whoever does not want them switches them off. */
export function Shortcuts({ words }: { words: ShortcutWords }) {
  const [asked, setAsked] = useState(false);
  useKeys(asked, setAsked);
  return asked ? <Sheet words={words} close={() => setAsked(false)} /> : null;
}

/** Drawn when somebody asks for it; no page carries it along. */
function Sheet({ words, close }: { words: ShortcutWords; close: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  return (
    <dialog ref={sheet} aria-labelledby="shortcuts" className="sheet" onClose={close}>
      <h2 id="shortcuts">{words.title}</h2>
      <ShortcutList keys={words.keys} />
      <form method="dialog" className="mt-4 flex flex-wrap items-center gap-4">
        <button type="submit" className="action">
          {words.close}
        </button>
        <a href="/work/shortcuts">{words.more}</a>
      </form>
    </dialog>
  );
}

/** `<ShortcutList keys>`: what each key does. */
export function ShortcutList({ keys }: Pick<ShortcutWords, "keys">) {
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-1.5">
      {keys.split("\n").map((line) => (
        <div key={line} className="contents">
          <dt className="flex gap-1">
            {[...line.slice(0, line.indexOf(" "))].map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{line.slice(line.indexOf(" ") + 1)}</dd>
        </div>
      ))}
    </dl>
  );
}

const patience = 1_500;

function useKeys(asked: boolean, ask: (asked: true) => void) {
  useEffect(() => {
    let leader = 0;
    const press = (event: KeyboardEvent) => {
      if (!isFree(event) || asked) return;
      const led = event.timeStamp - leader < patience;
      leader = !led && event.key === "g" ? event.timeStamp : 0;
      const deed = event.key === "?" ? () => ask(true) : deedOf(event.key, led);
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [asked, ask]);
}
