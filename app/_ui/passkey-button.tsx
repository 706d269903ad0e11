"use client";

import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { useRef, useState } from "react";
import { useScripted } from "@/app/_ui/scripted";
import { blank, type FormAction } from "@/lib/forms/state";

export type PasskeyWords = { submit: string; needsScript: string; failed: string };

type Props = {
  /** Gives the options to sign, as `options`. */
  ask: FormAction;
  kind: "make" | "show";
  words: PasskeyWords;
};

/** `<PasskeyButton ask kind words>` inside a `Form`: lets the device sign and sends the form with what it says as `response`. */
export function PasskeyButton({ ask, kind, words }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const scripted = useScripted();

  async function sign() {
    setBusy(true);
    setFault("");
    const answer = await signed(ask, kind).catch(() => ({ fault: words.failed }));
    setBusy(false);
    if ("fault" in answer) return setFault(answer.fault);
    if (!field.current) return;
    field.current.value = JSON.stringify(answer.response);
    field.current.form?.requestSubmit();
  }

  if (!scripted) return <p className="text-muted">{words.needsScript}</p>;
  return (
    <>
      <input type="hidden" name="response" ref={field} />
      <button type="button" className="action action-main" aria-disabled={busy || undefined} onClick={sign}>
        {words.submit}
      </button>
      <p role="status" className="basis-full font-semibold text-danger empty:hidden">
        {fault}
      </p>
    </>
  );
}

async function signed(ask: FormAction, kind: Props["kind"]) {
  const { values, errors } = await ask(blank, new FormData());
  if (typeof values.options !== "string") return { fault: Object.values(errors)[0] ?? "" };
  const optionsJSON = JSON.parse(values.options);
  const response = await (kind === "make" ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON }));
  return { response };
}
