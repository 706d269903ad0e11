"use client";

import type { ReactNode } from "react";
import { chooseLanguage, chooseTheme } from "@/app/_ui/actions";
import { BackHere } from "@/app/_ui/here";
import type { ReadingWords } from "@/app/_ui/shell-words";
import { type FormAction, plain } from "@/lib/forms/state";

/** A plain form over one of our actions, for a button that stands alone. */
export function OneButton({ action, children }: { action: FormAction; children: ReactNode }) {
  return (
    <form action={plain(action)} className="inline-flex">
      <BackHere />
      {children}
    </form>
  );
}

type Props = { words: ReadingWords; className?: string };

/** `<LanguageButton words className?>`: the other language, in its own name; stays on the page. */
export function LanguageButton({ words: { other, otherLanguage }, className = linkLook }: Props) {
  return (
    <OneButton action={chooseLanguage}>
      <button type="submit" name="language" value={other} lang={other} className={className}>
        {otherLanguage}
      </button>
    </OneButton>
  );
}

/** `<ThemeButton words className?>`: the other of light and dark; which one that is, the style sheet knows. */
export function ThemeButton({ words, className = linkLook }: Props) {
  return (
    <OneButton action={chooseTheme}>
      <span className="contents dark:hidden">
        <button type="submit" name="theme" value="dark" className={className}>
          {words.dark}
        </button>
      </span>
      <span className="hidden dark:contents">
        <button type="submit" name="theme" value="light" className={className}>
          {words.light}
        </button>
      </span>
    </OneButton>
  );
}

export const linkLook =
  "inline-flex min-h-11 items-center text-brand underline underline-offset-3 decoration-1 hover:text-brand-strong hover:decoration-2";
