"use client";

import type { ReactNode } from "react";
import { Brand } from "@/app/_ui/brand";
import { Icon } from "@/app/_ui/icon";
import { LanguageButton, ReadingForm, readingForm, ThemeButton } from "@/app/_ui/reading-buttons";
import type { ReadingWords } from "@/app/_ui/shell-words";
import { Shortcuts, type ShortcutWords } from "@/app/_ui/shortcuts";
import { SignOutButton } from "@/app/_ui/sign-out-button";
import { type MenuGroup, StaffMenu } from "@/app/_ui/staff-menu";
import { type FormAction, plain } from "@/lib/forms/state";

export type StaffFrameWords = {
  place: "work" | "admin";
  who: string;
  menu: MenuGroup[];
  width: "full" | "rail";
  words: {
    site: string;
    place: string;
    menu: string;
    fold: string;
    shut: string;
    help: string;
    signOut: string;
    search: string;
    searched: string;
    reading: ReadingWords;
  };
  /** Null where keys lead nowhere: for administrators, and for whoever switched them off. */
  shortcuts: ShortcutWords | null;
};

type Props = {
  /** `StaffFrameWords` as one text: of a text nobody looks at each word on its way to the browser. */
  told: string;
  search: FormAction | null;
  children: ReactNode;
};

/** Bar and menu as plain words in, so that they travel to the browser once instead of as elements too. */
export function StaffFrame({ told, search, children }: Props) {
  const { place, who, menu, width, words, shortcuts }: StaffFrameWords = JSON.parse(told);
  return (
    <div className="staff staff-shell" data-menu={width}>
      <header className="no-print z-20 border-b border-line bg-surface md:sticky md:top-0 md:col-span-full">
        <div className="flex flex-wrap items-center gap-x-4 px-4 py-2 md:h-[51px] md:flex-nowrap md:py-0 md:pr-6">
          <div className="flex items-center md:w-[184px] md:flex-none">
            <Brand href={`/${place}`} name={words.site} subtitle={words.place} small />
          </div>
          {search && <SearchBox action={search} words={words.searched} label={words.search} />}
          <div className="ml-auto flex flex-wrap items-center gap-x-4 max-md:order-2">
            <ThemeButton words={words.reading} className={barLink} />
            <LanguageButton words={words.reading} className={barLink} />
            {who && <span className="whitespace-nowrap border-line md:border-l md:pl-4">{who}</span>}
            {who && <SignOutButton word={words.signOut} className={barLink} />}
            <a href="/help" className={barLink}>
              {words.help}
            </a>
          </div>
        </div>
        <button
          type="button"
          popoverTarget={menuId}
          className="flex min-h-11 w-full items-center gap-3 border-t border-line px-5 md:hidden"
        >
          <Icon name="menu" />
          {words.menu}
        </button>
        <ReadingForm />
      </header>
      <div id={menuId} popover="auto" className="staff-side no-print">
        <nav aria-label={words.menu} className="staff-menu">
          <StaffMenu groups={menu} />
          <FoldButton width={width} word={words.fold} />
          <button type="button" popoverTarget={menuId} popoverTargetAction="hide" className="icon-fold shut">
            {words.shut}
          </button>
        </nav>
      </div>
      <main id="main" tabIndex={-1} className="min-w-0 max-w-[1600px] px-4 pt-5 pb-7 outline-none md:px-6">
        {children}
      </main>
      {shortcuts && <Shortcuts words={shortcuts} />}
    </div>
  );
}

/** A column at a desk, and on a phone what the button opens above the page; both without script. */
const menuId = "menu";

const barLink =
  "inline-flex min-h-8 items-center whitespace-nowrap text-ink no-underline hover:text-ink hover:underline";

function SearchBox({ action, words, label }: { action: FormAction; words: string; label: string }) {
  return (
    <search className="max-md:order-3 max-md:my-1 max-md:w-full md:mr-auto md:max-w-[420px] md:flex-1">
      <form action={plain(action)} className="relative">
        <span className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted">
          <Icon name="search" />
        </span>
        <input
          type="search"
          name="q"
          aria-label={label}
          placeholder={words}
          maxLength={100}
          autoComplete="off"
          className="control w-full bg-canvas pl-[34px] placeholder:text-muted placeholder:opacity-100"
        />
      </form>
    </search>
  );
}

function FoldButton({ width, word }: { width: "full" | "rail"; word: string }) {
  const other = width === "rail" ? "full" : "rail";
  return (
    <div className="fold">
      <button
        type="submit"
        form={readingForm}
        name="menu"
        value={other}
        title={word}
        className={`icon-${other === "full" ? "unfold" : "fold"}`}
      >
        <span className="word">{word}</span>
      </button>
    </div>
  );
}
