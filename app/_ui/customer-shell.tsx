import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MenuLink } from "@/app/_ui/here";
import type { MenuItem } from "@/app/_ui/menus";
import { LanguageButton, ThemeButton } from "@/app/_ui/reading-buttons";
import { Seal } from "@/app/_ui/seal";

/** `<CustomerShell menu acts>`: head, menu, foot of the public and customers' pages; `acts` stand before "help" at the top right. */
export async function CustomerShell({
  menu,
  acts,
  home,
  children,
}: {
  menu: MenuItem[];
  acts: ReactNode;
  home: string;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-screen flex-col">
      <Header menu={menu} acts={acts} home={home} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer />
    </div>
  );
}

async function Header({ menu, acts, home }: { menu: MenuItem[]; acts: ReactNode; home: string }) {
  const t = await getTranslations("ui");
  return (
    <header className="no-print border-b border-line bg-surface">
      <div className="mx-auto flex max-w-[1200px] flex-wrap items-center gap-x-4 px-5 pt-2.5 sm:px-12 md:flex-nowrap md:gap-x-8 md:pt-0 md:min-h-[68px]">
        <Brand href={home} subtitle={t("site.subtitle")} name={t("site.name")} />
        <nav
          aria-label={t("site.menu")}
          className="order-3 -mx-2 mt-0.5 w-[calc(100%+16px)] overflow-x-auto md:order-none md:m-0 md:mr-auto md:w-auto"
        >
          <ul className="flex md:gap-1">
            {menu.map(({ href, word, exact, also }) => (
              <li key={href}>
                <MenuLink
                  href={href}
                  {...(exact ? { exact } : {})}
                  {...(also ? { also } : {})}
                  className="block min-h-11 whitespace-nowrap p-2 text-ink no-underline hover:text-ink hover:underline focus-visible:-outline-offset-3 aria-[current]:font-semibold aria-[current]:shadow-[inset_0_-3px_var(--brand)] md:px-3 md:py-5"
                >
                  {t(`menu.${word}`)}
                </MenuLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-x-3.5 whitespace-nowrap md:gap-x-5">
          <LanguageButton />
          {acts}
          <a href="/help" className="py-2">
            {t("site.help")}
          </a>
        </div>
      </div>
    </header>
  );
}

export function Brand({
  href,
  name,
  subtitle,
  small = false,
}: {
  href: string;
  name: string;
  subtitle: string;
  small?: boolean;
}) {
  return (
    <a
      href={href}
      className={`inline-flex items-center gap-2.5 whitespace-nowrap font-semibold text-ink no-underline hover:text-ink ${small ? "text-[1rem]" : "py-1 text-[1.125rem]"}`}
    >
      <Seal className={small ? "size-[26px]" : "size-[30px]"} />
      {name}
      <span
        className={`border-l border-line pl-2.5 text-[0.8125rem] leading-[1.125rem] font-normal text-muted ${small ? "brand-place" : "max-lg:hidden"}`}
      >
        {subtitle}
      </span>
    </a>
  );
}

async function Footer() {
  const t = await getTranslations("ui.foot");
  return (
    <footer className="no-print mt-14 border-t border-line bg-canvas text-[0.875rem] leading-6 text-muted sm:mt-[88px]">
      <div className="mx-auto flex max-w-[1200px] flex-wrap justify-between gap-x-12 gap-y-4 px-5 pt-5 pb-7 sm:px-12">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {(["rates", "terms", "privacy", "accessibility"] as const).map((word) => (
            <li key={word}>
              <a href={places[word]} className="block py-2.5 text-ink">
                {t(word)}
              </a>
            </li>
          ))}
          <li>
            <ThemeButton className="inline-flex py-2.5 text-ink underline underline-offset-3 decoration-1 hover:text-brand-strong" />
          </li>
        </ul>
        <p className="py-2.5">{t.rich("phone", { num: (chunks) => <span className="num">{chunks}</span> })}</p>
      </div>
    </footer>
  );
}

const places = { rates: "/cards#rates", terms: "/terms", privacy: "/privacy", accessibility: "/accessibility" };
