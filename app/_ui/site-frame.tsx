import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CustomerShell } from "@/app/_ui/customer-shell";
import { customerMenu, visitorMenu } from "@/app/_ui/menus";
import { linkLook } from "@/app/_ui/reading-buttons";
import { SignOutButton } from "@/app/_ui/sign-out-button";
import { homeOf } from "@/lib/auth/home";
import { currentActor } from "@/lib/auth/session";

/** `<SiteFrame>`: the shell of public and customers' pages, with the menu of whoever is looking: visitor, customer or staff. */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const customer = actor?.role === "CUSTOMER";
  return (
    <CustomerShell
      menu={customer ? customerMenu : visitorMenu}
      home={actor ? homeOf[actor.role] : "/"}
      acts={actor ? <Person /> : <Visitor />}
    >
      {children}
    </CustomerShell>
  );
}

async function Visitor() {
  const t = await getTranslations("ui.site");
  return (
    <>
      <a href="/sign-in" className="py-2">
        {t("signIn")}
      </a>
      <a
        href="/register"
        className="py-2 md:rounded-control md:border md:border-edge md:px-[18px] md:font-semibold md:text-ink md:no-underline md:hover:border-ink"
      >
        {t("register")}
      </a>
    </>
  );
}

async function Person() {
  const t = await getTranslations("ui.site");
  const actor = await currentActor();
  if (!actor) return null;
  if (actor.role !== "CUSTOMER")
    return (
      <a href={homeOf[actor.role]} className="py-2">
        {t("backToWork")}
      </a>
    );
  return (
    <>
      {actor.name && <span className="max-w-[10em] truncate max-sm:hidden">{actor.name}</span>}
      <SignOutButton className={linkLook} />
    </>
  );
}
