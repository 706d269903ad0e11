import { getTranslations } from "next-intl/server";
import { Form } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { Submit } from "@/app/_ui/submit";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { endOthers } from "@/app/(person)/security/sessions/actions";
import { SessionItem } from "@/app/(person)/security/sessions/session-item";
import { requireRole } from "@/lib/auth/require-role";
import { listSessions } from "@/lib/sessions/queries";

export default async function SessionsPage({ searchParams }: PageProps<"/security/sessions">) {
  const actor = await requireRole("PERSON");
  const sessions = await listSessions(actor);
  const t = await getTranslations("account.sessions");
  const back = { href: "/security", label: t("back") };

  return (
    <PersonPage role={actor.role}>
      <Notice code={(await searchParams).notice} />
      <PersonHead role={actor.role} title={t("title")} lead={t("lead")} back={back} />
      <ul className="mt-4 border-t border-ink">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-6">
          <Form action={endOthers} id="others" bare>
            <Submit tone="danger">{t("endOthers")}</Submit>
          </Form>
        </div>
      )}
    </PersonPage>
  );
}
