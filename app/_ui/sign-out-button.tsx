import { getTranslations } from "next-intl/server";
import { OneButton } from "@/app/_ui/reading-buttons";
import { signOut } from "@/app/(public)/sign-in/actions";

/** `<SignOutButton className?>`: ends the session on the server. */
export async function SignOutButton({ className = "" }: { className?: string }) {
  const t = await getTranslations("auth.signOut");
  return (
    <OneButton action={signOut}>
      <button type="submit" className={className}>
        {t("submit")}
      </button>
    </OneButton>
  );
}
