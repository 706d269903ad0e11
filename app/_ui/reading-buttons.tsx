"use client";

import { chooseReading } from "@/app/_ui/actions";
import { BackHere } from "@/app/_ui/here";
import type { ReadingWords } from "@/app/_ui/shell-words";
import { plain } from "@/lib/forms/state";

/** The form of all buttons that say how one reads; they stand around the page and belong to it by this id. */
export const readingForm = "reading";

/** `<ReadingForm>`: once in each frame. */
export function ReadingForm() {
  return (
    <form id={readingForm} action={plain(chooseReading)}>
      <BackHere />
    </form>
  );
}

type Props = { words: ReadingWords; className?: string };

/** `<LanguageButton words className?>`: the other language, in its own name; stays on the page. */
export function LanguageButton({ words: { other, otherLanguage }, className = linkLook }: Props) {
  return (
    <button type="submit" form={readingForm} name="language" value={other} lang={other} className={className}>
      {otherLanguage}
    </button>
  );
}

/** `<ThemeButton words className?>`: the other of light and dark; which one that is, the style sheet knows. */
export function ThemeButton({ words, className = linkLook }: Props) {
  return (
    <>
      <span className="contents dark:hidden">
        <button type="submit" form={readingForm} name="theme" value="dark" className={className}>
          {words.dark}
        </button>
      </span>
      <span className="hidden dark:contents">
        <button type="submit" form={readingForm} name="theme" value="light" className={className}>
          {words.light}
        </button>
      </span>
    </>
  );
}

export const linkLook =
  "inline-flex min-h-11 items-center text-brand underline underline-offset-3 decoration-1 hover:text-brand-strong hover:decoration-2";
