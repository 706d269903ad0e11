import { getTranslations } from "next-intl/server";
import { demoAccounts, demoPassword } from "@/lib/auth/demo";
import { env } from "@/lib/env";

/** `<DemoBanner>`: try-out mode only: says that nothing here is real, and opens the sign-ins. */
export async function DemoBanner() {
  if (!env.TRY_OUT) return null;
  const t = await getTranslations("ui.demo");
  return (
    <aside
      aria-label={t("name")}
      className="demo-banner no-print border-b border-line bg-warning-soft text-[0.8125rem] leading-6 text-ink"
    >
      <details className="mx-auto max-w-[1600px] px-5 sm:px-6">
        <summary className="min-h-8 py-1 text-ink">
          <b className="text-warning">{t("name")}</b> <span className="mx-1">{t("what")}</span>{" "}
          <span className="underline underline-offset-3">{t("open")}</span>
        </summary>
        <div className="flex flex-wrap items-center gap-x-8 gap-y-1 pb-2">
          <ul className="contents">
            {demoAccounts.map(({ email, role }) => (
              <li key={email} className="whitespace-nowrap">
                {t(`roles.${role}`)}{" "}
                <a href={`/sign-in?email=${encodeURIComponent(email)}`} className="code inline-block text-ink">
                  {email}
                </a>
              </li>
            ))}
          </ul>
          <p className="whitespace-nowrap">
            {t("password")} <span className="code">{demoPassword}</span>
          </p>
          <p>
            <a href="/demo/mail" className="inline-block text-ink">
              {t("mail")}
            </a>
          </p>
        </div>
      </details>
    </aside>
  );
}
