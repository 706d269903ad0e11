import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Looking } from "@/app/_ui/customer-frame";
import { CustomerShell } from "@/app/_ui/customer-shell";
import { customerMenu, visitorMenu } from "@/app/_ui/menus";
import type { Actor } from "@/lib/auth/actor";
import { homeOf } from "@/lib/auth/home";
import { currentActor } from "@/lib/auth/session";

/** `<SiteFrame>`: the shell of public and customers' pages, with the menu of whoever is looking: visitor, customer or staff. */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <CustomerShell
      menu={actor?.role === "CUSTOMER" ? customerMenu : visitorMenu}
      home={actor ? homeOf[actor.role] : "/"}
      looking={await lookingAs(actor)}
    >
      {children}
    </CustomerShell>
  );
}

async function lookingAs(actor: Actor | null): Promise<Looking> {
  const t = await getTranslations("ui.site");
  if (!actor) return { as: "visitor", signIn: t("signIn"), register: t("register") };
  if (actor.role !== "CUSTOMER") return { as: "staff", home: homeOf[actor.role], backToWork: t("backToWork") };
  const signOut = await getTranslations("auth.signOut");
  return { as: "customer", name: actor.name, signOut: signOut("submit") };
}
