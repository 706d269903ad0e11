"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** The present address, for a button that comes back to it. */
export function BackHere() {
  const path = usePathname();
  const query = useSearchParams().toString();
  return <input type="hidden" name="back" value={query ? `${path}?${query}` : path} />;
}

/** A menu's link; marked as the present one on its own page and, unless `exact`, on those below it. */
export function MenuLink({
  href,
  exact = false,
  also,
  className,
  title,
  children,
}: {
  href: string;
  exact?: boolean;
  also?: string;
  className?: string;
  title?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const isAt = (place: string) => path === place || (!exact && path.startsWith(`${place}/`));
  const here = isAt(href) || (also !== undefined && isAt(also));
  return (
    <a href={href} aria-current={here ? "page" : undefined} className={className} title={title}>
      {children}
    </a>
  );
}
