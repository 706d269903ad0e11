import { getLocale } from "next-intl/server";
import { IdleWarning } from "@/app/_ui/idle-warning";
import type { Role } from "@/lib/auth/actor";
import { currentActor } from "@/lib/auth/session";
import type { Language } from "@/lib/language";
import { keptWords, wordsOf } from "@/lib/messages/kept";
import { idleMinutes, warningMinutes } from "@/lib/sessions/rules";

const idleWords = keptWords((language) => {
  const t = wordsOf(language, "ui");
  const all = {
    title: t("idle.title"),
    endedTitle: t("idle.endedTitle"),
    endedText: t("idle.endedText"),
    signIn: t("idle.signIn"),
    stay: t("idle.stay"),
  };
  const inRoom = (room: Role) => ({
    ...all,
    text: t("idle.text", { minutes: idleMinutes[room], left: warningMinutes }),
  });
  return { CUSTOMER: inRoom("CUSTOMER"), MANAGER: inRoom("MANAGER"), ADMIN: inRoom("ADMIN") };
});

/** `<IdleWatch room>`: says before a session ends for want of a deed that it will, and lets it go on. */
export async function IdleWatch({ room }: { room: Role }) {
  const minutes = idleMinutes[room];
  const words = idleWords((await getLocale()) as Language)[room];
  return (
    <IdleWarning
      warnAfter={(minutes - warningMinutes - 1) * 60}
      endAfter={(minutes - 1) * 60}
      whose={(await currentActor())?.id ?? ""}
      words={words}
    />
  );
}
