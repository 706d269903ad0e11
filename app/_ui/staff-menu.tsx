"use client";

import { usePathname } from "next/navigation";
import { isHere } from "@/app/_ui/here";
import type { IconName } from "@/app/_ui/icon";

export type MenuGroup = {
  href: string;
  word: string;
  icon: IconName;
  exact?: boolean | undefined;
  tally?: string | number | undefined;
}[];

/** Each link has its word as a title too: the menu may be too narrow for words. */
export function StaffMenu({ groups }: { groups: MenuGroup[] }) {
  const path = usePathname();
  const link = ({ href, word, icon, exact, tally }: MenuGroup[number]) => (
    <li key={href}>
      <a
        href={href}
        className={`icon-${icon}`}
        title={word}
        aria-current={isHere(path, { href, exact }) ? "page" : undefined}
      >
        <span className="word">{word}</span>
        {tally !== undefined && <span className="tally">{tally}</span>}
      </a>
    </li>
  );
  return groups.map((group) => <ul key={group[0]?.href}>{group.map(link)}</ul>);
}
