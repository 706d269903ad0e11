import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoBanner } from "@/app/_ui/demo-banner";
import { SkipLink } from "@/app/_ui/skip-link";
import { chosenTheme } from "@/lib/auth/preferences";

/** No title here: each page brings its own by `PageHead` or `Title`, which know of refused forms. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ui.site");
  return {
    description: t("description"),
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#172029" },
  ],
};

export default async function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang={await getLocale()} data-theme={(await chosenTheme()) ?? undefined}>
      <body>
        <SkipLink />
        <DemoBanner />
        {children}
      </body>
    </html>
  );
}
