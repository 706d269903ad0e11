import { useTranslations } from "next-intl";
import { IdleWarning } from "@/app/_ui/idle-warning";
import type { Role } from "@/lib/auth/actor";
import { idleMinutes, warningMinutes } from "@/lib/sessions/rules";

/** `<IdleWatch room>`: says before a session ends for want of a deed that it will, and lets it go on. */
export function IdleWatch({ room }: { room: Role }) {
  const t = useTranslations("ui.idle");
  const minutes = idleMinutes[room];
  const words = {
    title: t("title"),
    text: t("text", { minutes, left: warningMinutes }),
    endedTitle: t("endedTitle"),
    endedText: t("endedText"),
    stay: t("stay"),
  };
  return <IdleWarning warnAfter={(minutes - warningMinutes - 1) * 60} endAfter={(minutes - 1) * 60} words={words} />;
}
