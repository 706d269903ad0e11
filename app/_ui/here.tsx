"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** The present address, for a button that comes back to it. */
export function BackHere() {
  const path = usePathname();
  const query = useSearchParams().toString();
  return <input type="hidden" name="back" value={query ? `${path}?${query}` : path} />;
}

type Place = { href: string; exact?: boolean | undefined; also?: string };

/** Whether a menu's link leads to the present page: to it itself or, unless `exact`, to one above it. */
export function isHere(path: string, { href, exact = false, also }: Place) {
  const isAt = (place: string) => path === place || (!exact && path.startsWith(`${place}/`));
  return isAt(href) || (also !== undefined && isAt(also));
}

/** A menu's link, marked where it is the present one. */
export function MenuLink({ className, children, ...place }: Place & { className?: string; children: ReactNode }) {
  const path = usePathname();
  return (
    <a href={place.href} aria-current={isHere(path, place) ? "page" : undefined} className={className}>
      {children}
    </a>
  );
}
