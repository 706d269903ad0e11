import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { foldMenu } from "@/app/_ui/actions";
import { Brand } from "@/app/_ui/customer-shell";
import { MenuLink } from "@/app/_ui/here";
import { Icon } from "@/app/_ui/icon";
import { type StaffMenuItem, staffMenus } from "@/app/_ui/menus";
import { LanguageButton, OneButton, ThemeButton } from "@/app/_ui/reading-buttons";
import { SignOutButton } from "@/app/_ui/sign-out-button";
import { chosenMenu } from "@/lib/auth/preferences";
import { blank, type FormAction } from "@/lib/forms/state";

type Props = {
  place: "work" | "admin";
  /** Name and staff number, as shown at the top right. */
  who: string;
  /** What the search box sends its `q` to, by POST: what is typed there belongs into no address and no log. */
  search: FormAction;
  /** Numbers beside menu items, by address. */
  tallies?: Record<string, string | number>;
  children: ReactNode;
};

/** `<StaffShell place who search tallies?>`: bar and menu of the staff's pages. A page with `data-rail` on any element gets the narrow menu. */
export async function StaffShell({ place, who, search, tallies = {}, children }: Props) {
  const t = await getTranslations("ui");
  const width = await chosenMenu();
  return (
    <div className="staff staff-shell" data-menu={width}>
      <header className="no-print z-20 border-b border-line bg-surface md:sticky md:top-0 md:col-span-full">
        <div className="flex flex-wrap items-center gap-x-4 px-4 py-2 md:h-[51px] md:flex-nowrap md:py-0 md:pr-6">
          <div className="flex items-center md:w-[184px] md:flex-none">
            <Brand href={`/${place}`} name={t("site.name")} subtitle={t(`site.${place}`)} small />
          </div>
          <SearchBox action={search} words={t(`search.${place}`)} label={t("search.label")} />
          <div className="ml-auto flex flex-wrap items-center gap-x-4 max-md:order-2">
            <ThemeButton className={barLink} />
            <LanguageButton className={barLink} />
            {who && <span className="whitespace-nowrap border-line md:border-l md:pl-4">{who}</span>}
            {who && <SignOutButton className={barLink} />}
            <a href="/help" className={barLink}>
              {t("site.help")}
            </a>
          </div>
        </div>
        <details className="border-t border-line md:hidden">
          <summary className="flex min-h-11 items-center gap-3 px-5">
            <Icon name="menu" />
            {t("site.menu")}
          </summary>
          <nav aria-label={t("site.menu")} className="staff-menu border-t border-line bg-canvas py-2">
            <MenuGroups place={place} tallies={tallies} />
          </nav>
        </details>
      </header>
      <div className="staff-side no-print hidden border-r border-line bg-canvas md:block">
        <nav
          aria-label={t("site.menu")}
          className="staff-menu sticky top-[52px] flex h-[calc(100vh-52px)] flex-col overflow-y-auto py-3"
        >
          <MenuGroups place={place} tallies={tallies} />
          <div className="fold mt-auto pt-3 [&_form]:w-full">
            <OneButton action={foldMenu}>
              <button
                type="submit"
                name="menu"
                value={width === "rail" ? "full" : "rail"}
                title={t(width === "rail" ? "site.unfold" : "site.fold")}
              >
                <Icon name={width === "rail" ? "unfold" : "fold"} />
                <span className="word">{t(width === "rail" ? "site.unfold" : "site.fold")}</span>
              </button>
            </OneButton>
          </div>
        </nav>
      </div>
      <main id="main" tabIndex={-1} className="min-w-0 max-w-[1600px] px-4 pt-5 pb-7 outline-none md:px-6">
        {children}
      </main>
    </div>
  );
}

const barLink =
  "inline-flex min-h-8 items-center whitespace-nowrap text-ink no-underline hover:text-ink hover:underline";

function SearchBox({ action, words, label }: { action: FormAction; words: string; label: string }) {
  const send = action.bind(null, blank) as unknown as (form: FormData) => Promise<void>;
  return (
    <search className="max-md:order-3 max-md:my-1 max-md:w-full md:mr-auto md:max-w-[420px] md:flex-1">
      <form action={send} className="relative">
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

async function MenuGroups({ place, tallies }: { place: Props["place"]; tallies: Record<string, string | number> }) {
  const t = await getTranslations("ui.menu");
  return staffMenus[place].map((group, index) => (
    <ul key={index} className="not-first:mt-2 not-first:border-t not-first:border-line not-first:pt-2">
      {group.map((item) => (
        <Entry key={item.href} item={item} word={t(item.word)} tally={tallies[item.href]} />
      ))}
    </ul>
  ));
}

function Entry({ item, word, tally }: { item: StaffMenuItem; word: string; tally: string | number | undefined }) {
  return (
    <li>
      <MenuLink href={item.href} title={word} {...(item.exact ? { exact: true } : {})}>
        <Icon name={item.icon} />
        <span className="word">{word}</span>
        {tally !== undefined && <span className="tally">{tally}</span>}
      </MenuLink>
    </li>
  );
}
