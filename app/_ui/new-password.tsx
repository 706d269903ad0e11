import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PasswordField } from "@/app/_ui/password-field";
import type { Tip } from "@/app/_ui/password-tip";

const tips = ["longer", "keyboard", "repeats", "rows", "dates", "common", "names", "swaps", "words"] as const;

/** `<NewPassword name label hint?>`: a password to be made up. A meter says what would make it harder to guess; the server decides. */
export async function NewPassword(field: { name: string; label: ReactNode; hint?: ReactNode }) {
  const t = await getTranslations("auth.passwordField");
  const levels = [t("level.0"), t("level.1"), t("level.2"), t("level.3"), t("level.4")];
  const words = { levels, tips: Object.fromEntries(tips.map((tip) => [tip, t(`tip.${tip}`)])) as Record<Tip, string> };
  return <PasswordField {...field} show={t("show")} hide={t("hide")} autoComplete="new-password" strength={words} />;
}
