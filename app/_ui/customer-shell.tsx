import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CustomerFrame, type Looking } from "@/app/_ui/customer-frame";
import type { MenuItem } from "@/app/_ui/menus";
import { readingWords } from "@/app/_ui/shell-words";

type Props = { menu: MenuItem[]; looking: Looking; home: string; children: ReactNode };

const places = { rates: "/cards#rates", terms: "/terms", privacy: "/privacy", accessibility: "/accessibility" };

/** `<CustomerShell menu looking home>`: head, menu, foot of the public and customers' pages. */
export async function CustomerShell({ menu, looking, home, children }: Props) {
  const t = await getTranslations("ui");
  const words = {
    site: t("site.name"),
    subtitle: t("site.subtitle"),
    menu: t("site.menu"),
    help: t("site.help"),
    phone: t.rich("foot.phone", { num: (chunks) => <span className="num">{chunks}</span> }),
    foot: (["rates", "terms", "privacy", "accessibility"] as const).map((word) => ({
      href: places[word],
      word: t(`foot.${word}`),
    })),
    reading: readingWords(await getLocale()),
  };
  return (
    <CustomerFrame
      menu={menu.map((item) => ({ ...item, word: t(`menu.${item.word}`) }))}
      home={home}
      looking={looking}
      words={words}
    >
      {children}
    </CustomerFrame>
  );
}
