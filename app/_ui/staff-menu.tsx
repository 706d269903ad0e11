"use client";

import { MenuLink } from "@/app/_ui/here";
import { Icon, type IconName } from "@/app/_ui/icon";

export type MenuGroup = {
  href: string;
  word: string;
  icon: IconName;
  exact?: boolean | undefined;
  tally?: string | number | undefined;
}[];

export function StaffMenu({ groups }: { groups: MenuGroup[] }) {
  return groups.map((group) => (
    <ul key={group[0]?.href} className="not-first:mt-2 not-first:border-t not-first:border-line not-first:pt-2">
      {group.map(({ href, word, icon, exact = false, tally }) => (
        <li key={href}>
          <MenuLink href={href} title={word} exact={exact}>
            <Icon name={icon} />
            <span className="word">{word}</span>
            {tally !== undefined && <span className="tally">{tally}</span>}
          </MenuLink>
        </li>
      ))}
    </ul>
  ));
}
