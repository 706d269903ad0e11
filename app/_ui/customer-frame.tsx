"use client";

import type { ReactNode } from "react";
import { Brand } from "@/app/_ui/brand";
import { MenuLink } from "@/app/_ui/here";
import { LanguageButton, linkLook, ReadingForm, ThemeButton } from "@/app/_ui/reading-buttons";
import type { ReadingWords } from "@/app/_ui/shell-words";
import { SignOutButton } from "@/app/_ui/sign-out-button";

/** Who is looking: what stands at the top right. */
export type Looking =
  | { as: "visitor"; signIn: string; register: string }
  | { as: "customer"; name: string; signOut: string }
  | { as: "staff"; home: string; backToWork: string };

export type CustomerFrameProps = {
  menu: { href: string; word: string; exact?: boolean; also?: string }[];
  home: string;
  looking: Looking;
  words: {
    site: string;
    subtitle: string;
    menu: string;
    help: string;
    phone: ReactNode;
    foot: { href: string; word: string }[];
    reading: ReadingWords;
  };
  children: ReactNode;
};

/** Head, menu and foot of the public and customers' pages, from plain words. */
export function CustomerFrame({ children, ...rest }: CustomerFrameProps) {
  return (
    <div className="flex min-h-[calc(100vh-var(--above,0px))] flex-col">
      <Header {...rest} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer words={rest.words} />
      <ReadingForm />
    </div>
  );
}

function Header({ menu, home, looking, words }: Omit<CustomerFrameProps, "children">) {
  return (
    <header className="no-print border-b border-line bg-surface">
      <div className="mx-auto flex max-w-[1200px] flex-wrap items-center gap-x-4 px-5 pt-2.5 sm:px-12 md:flex-nowrap md:gap-x-8 md:pt-0 md:min-h-[68px]">
        <Brand href={home} subtitle={words.subtitle} name={words.site} />
        <nav
          aria-label={words.menu}
          className="order-3 -mx-2 mt-0.5 w-[calc(100%+16px)] overflow-x-auto md:order-none md:m-0 md:mr-auto md:w-auto"
        >
          <ul className="flex md:gap-1">
            {menu.map(({ word, ...place }) => (
              <li key={place.href}>
                <MenuLink
                  {...place}
                  className="block min-h-11 whitespace-nowrap p-2 text-ink no-underline hover:text-ink hover:underline focus-visible:-outline-offset-3 aria-[current]:font-semibold aria-[current]:shadow-[inset_0_-3px_var(--brand)] md:px-3 md:py-5"
                >
                  {word}
                </MenuLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-x-3.5 whitespace-nowrap md:gap-x-5">
          <LanguageButton words={words.reading} />
          <Acts looking={looking} />
          <a href="/help" className="py-2">
            {words.help}
          </a>
        </div>
      </div>
    </header>
  );
}

function Acts({ looking }: { looking: Looking }) {
  if (looking.as === "staff")
    return (
      <a href={looking.home} className="py-2">
        {looking.backToWork}
      </a>
    );
  if (looking.as === "customer")
    return (
      <>
        {looking.name && <span className="max-w-[10em] truncate max-sm:hidden">{looking.name}</span>}
        <SignOutButton word={looking.signOut} className={linkLook} />
      </>
    );
  return (
    <>
      <a href="/sign-in" className="py-2">
        {looking.signIn}
      </a>
      <a
        href="/register"
        className="py-2 md:rounded-control md:border md:border-edge md:px-[18px] md:font-semibold md:text-ink md:no-underline md:hover:border-ink"
      >
        {looking.register}
      </a>
    </>
  );
}

function Footer({ words }: Pick<CustomerFrameProps, "words">) {
  return (
    <footer className="no-print mt-14 border-t border-line bg-canvas text-[0.875rem] leading-6 text-muted sm:mt-[88px]">
      <div className="mx-auto flex max-w-[1200px] flex-wrap justify-between gap-x-12 gap-y-4 px-5 pt-5 pb-7 sm:px-12">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {words.foot.map(({ href, word }) => (
            <li key={href}>
              <a href={href} className="block py-2.5 text-ink">
                {word}
              </a>
            </li>
          ))}
          <li>
            <ThemeButton
              words={words.reading}
              className="inline-flex py-2.5 text-ink underline underline-offset-3 decoration-1 hover:text-brand-strong"
            />
          </li>
        </ul>
        <p className="py-2.5">{words.phone}</p>
      </div>
    </footer>
  );
}
