import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { IdleWatch } from "@/app/_ui/idle-watch";
import { type MenuWord, menuFor, staffOpens } from "@/app/_ui/menus";
import { readingWords, shortcutWords } from "@/app/_ui/shell-words";
import { StaffFrame, type StaffFrameWords } from "@/app/_ui/staff-frame";
import { chosenMenu, chosenShortcuts } from "@/lib/auth/preferences";
import type { Right } from "@/lib/auth/rights";
import type { FormAction } from "@/lib/forms/state";
import { keptWords, wordsOf } from "@/lib/messages/kept";

type Props = {
  place: "work" | "admin";
  /** Name and staff number, as shown at the top right. */
  who: string;
  /** What the search box sends its `q` to, by POST: what is typed there belongs into no address and no log. */
  search: FormAction;
  /** Numbers beside menu items, by address. */
  tallies?: Record<string, string | number>;
  /** The menu shows what these open. */
  rights: ReadonlySet<Right>;
  children: ReactNode;
};

const shellWords = keptWords((language) => {
  const t = wordsOf(language, "ui");
  const signOut = wordsOf(language, "auth");
  const all = {
    site: t("site.name"),
    menu: t("site.menu"),
    shut: t("site.shut"),
    help: t("site.help"),
    signOut: signOut("signOut.submit"),
    search: t("search.label"),
    reading: readingWords(language),
  };
  return {
    inPlace: {
      work: { ...all, place: t("site.work"), searched: t("search.work") },
      admin: { ...all, place: t("site.admin"), searched: t("search.admin") },
    },
    fold: { full: t("site.fold"), rail: t("site.unfold") },
    menu: (word: MenuWord) => t(`menu.${word}`),
  };
});

/** `<StaffShell place who search tallies? rights>`: bar and menu of the staff's pages. A page with `data-rail` on any element gets the narrow menu. */
export async function StaffShell({ place, who, search, tallies = {}, rights, children }: Props) {
  const language = await getLocale();
  const words = shellWords(language);
  const width = await chosenMenu();
  const hasShortcuts = place === "work" && (await chosenShortcuts()) === "on";
  const menu = menuFor(place, rights).map((group) =>
    group.map(({ href, word, icon, exact }) => ({
      href,
      word: words.menu(word),
      icon,
      ...(exact ? { exact } : {}),
      ...(href in tallies ? { tally: tallies[href] } : {}),
    })),
  );
  const told: StaffFrameWords = {
    place,
    who,
    menu,
    width,
    words: { ...words.inPlace[place], fold: words.fold[width] },
    shortcuts: hasShortcuts ? shortcutWords(language) : null,
  };
  return (
    <StaffFrame told={JSON.stringify(told)} search={staffOpens(place, `/${place}/search`, rights) ? search : null}>
      {children}
      {who && <IdleWatch room={place === "work" ? "MANAGER" : "ADMIN"} />}
    </StaffFrame>
  );
}
