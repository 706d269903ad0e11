"use client";

import { type ReactNode, type SyntheticEvent, useActionState, useEffect, useRef } from "react";
import { FormProvider, type FormValues } from "@/app/_ui/form-context";
import { blank, type FormAction, type FormState } from "@/lib/forms/state";

export type FormWords = { errorWord: string; summaryOne: string; summaryMany: string };

type Props = {
  action: FormAction;
  values: FormValues;
  words: FormWords;
  prefix: string;
  head: ReactNode;
  className: string;
  children: ReactNode;
};

/** The one piece of form logic in the browser. Without JavaScript the server renders it again with the same state. */
export function StatefulForm({ action, values, words, prefix, head, className, children }: Props) {
  const [state, send, pending] = useActionState(action, blank);
  const refused = state.count > 0;
  const faulty = Object.keys(state.errors).length > 0;
  const sending = {
    values: refused ? { ...values, ...state.values } : values,
    answer: refused ? {} : state.values,
    errors: state.errors,
    count: state.count,
    pending,
    prefix,
    errorWord: words.errorWord,
  };
  useErrorTitle(faulty, words.errorWord);

  return (
    <FormProvider value={sending}>
      {faulty && <ErrorSummary state={state} words={words} prefix={prefix} />}
      {head}
      <form
        action={send}
        onSubmit={pending ? stop : undefined}
        noValidate
        id={`${prefix}form`}
        className={className}
        data-pending={pending || undefined}
      >
        {children}
      </form>
    </FormProvider>
  );
}

const stop = (event: SyntheticEvent) => event.preventDefault();

/** The server writes the word before the title of a refused form; here it comes when nothing was loaded anew. */
function useErrorTitle(refused: boolean, word: string) {
  useEffect(() => {
    if (!refused || document.title.startsWith(word)) return;
    const before = document.title;
    document.title = word + before;
    return () => {
      // The next page may have brought its own title by now.
      if (document.title === word + before) document.title = before;
    };
  }, [refused, word]);
}

export function ErrorSummary({ state, words, prefix }: { state: FormState; words: FormWords; prefix: string }) {
  const box = useRef<HTMLDivElement>(null);
  const faults = Object.entries(state.errors);
  useEffect(() => {
    if (state.count > 0) box.current?.focus();
  }, [state.count]);

  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: a refused form speaks first, also without script
      autoFocus
      aria-labelledby={`${prefix}faults`}
      className="mb-8 rounded-card border-2 border-danger bg-surface p-4 sm:px-6 sm:py-5"
    >
      <h2 id={`${prefix}faults`} className="mb-2">
        {(faults.length === 1 ? words.summaryOne : words.summaryMany).replace("#", String(faults.length))}
      </h2>
      <ul>
        {faults.map(([name, message]) => (
          <li key={name}>
            {name === "form" && <span className="inline-block py-1 font-semibold text-danger">{message}</span>}
            {name === "session" && <SignInElsewhere>{message}</SignInElsewhere>}
            {name !== "form" && name !== "session" && (
              <a
                href={`#${prefix}${name}`}
                onClick={focusTarget}
                className="inline-block py-1 font-semibold text-danger hover:text-danger"
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sign-in is over: in a tab of its own, so that this page keeps what was typed. */
const SignInElsewhere = ({ children }: { children: string }) => (
  <a
    href="/sign-in"
    target="_blank"
    rel="noreferrer"
    className="inline-block py-1 font-semibold text-danger hover:text-danger"
  >
    {children}
  </a>
);

/** A link alone moves the page to a field but not every browser's focus into it. */
function focusTarget(event: SyntheticEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
}
