import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { IdleWatch } from "@/app/_ui/idle-watch";
import { menuFor, staffOpens } from "@/app/_ui/menus";
import { readingWords, shortcutWords } from "@/app/_ui/shell-words";
import { StaffFrame } from "@/app/_ui/staff-frame";
import { chosenMenu, chosenShortcuts } from "@/lib/auth/preferences";
import type { Right } from "@/lib/auth/rights";
import type { FormAction } from "@/lib/forms/state";

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

/** `<StaffShell place who search tallies? rights>`: bar and menu of the staff's pages. A page with `data-rail` on any element gets the narrow menu. */
export async function StaffShell({ place, who, search, tallies = {}, rights, children }: Props) {
  const t = await getTranslations("ui");
  const signOut = await getTranslations("auth.signOut");
  const width = await chosenMenu();
  const hasShortcuts = place === "work" && (await chosenShortcuts()) === "on";
  const words = {
    site: t("site.name"),
    place: t(`site.${place}`),
    menu: t("site.menu"),
    fold: t(width === "rail" ? "site.unfold" : "site.fold"),
    help: t("site.help"),
    signOut: signOut("submit"),
    search: t("search.label"),
    searched: t(`search.${place}`),
    reading: await readingWords(),
  };
  const menu = menuFor(place, rights).map((group) =>
    group.map(({ href, word, icon, exact }) => ({
      href,
      word: t(`menu.${word}`),
      icon,
      ...(exact ? { exact } : {}),
      ...(href in tallies ? { tally: tallies[href] } : {}),
    })),
  );
  return (
    <StaffFrame
      place={place}
      who={who}
      search={staffOpens(place, `/${place}/search`, rights) ? search : null}
      menu={menu}
      width={width}
      words={words}
      shortcuts={hasShortcuts ? await shortcutWords() : null}
    >
      {children}
      {who && <IdleWatch room={place === "work" ? "MANAGER" : "ADMIN"} />}
    </StaffFrame>
  );
}
