import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { When } from "@/app/_ui/value";
import { endSession } from "@/app/(admin)/admin/sessions/actions";
import { nameAndNumber } from "@/lib/named";
import type { LiveSession } from "@/lib/sessions/queries";

type Props = {
  sessions: LiveSession[];
  /** Without the names, on a person's own page. */
  ofOne?: boolean;
  /** Whether this reader may end them now. */
  mayEnd: boolean;
};

const columns = ["who", "role", "seen", "started", "device", "place", "deed"] as const;

/** Who is signed in, where and since when, each with "end session". */
export async function SessionsTable({ sessions, ofOne = false, mayEnd }: Props) {
  const t = await getTranslations("staff.sessions");
  const role = await getTranslations("staff.role");
  const shown = columns.filter((key) => !(ofOne && (key === "who" || key === "role")) && (mayEnd || key !== "deed"));
  return (
    <DataTable
      caption={t("title")}
      columns={shown.map((key) => ({ key, head: t(`head.${key}`), names: key === (ofOne ? "device" : "who") }))}
      rows={sessions.map((session) => ({
        id: session.id,
        cells: {
          who: <Who session={session} nameless={t("noName")} />,
          role: role(session.role),
          seen: <When at={session.lastSeenAt} />,
          started: <When at={session.startedAt} />,
          device: session.device || t("device"),
          place: `${session.address} ${t(`place.${session.place}`)}`,
          deed: session.present ? (
            <span className="text-muted">{t("present")}</span>
          ) : (
            <Form action={endSession} id={session.id} bare>
              <Hidden name="sessionId" value={session.id} />
              <Submit tone="quiet">{t("end")}</Submit>
            </Form>
          ),
        },
      }))}
    />
  );
}

function Who({ session: { role, userId, name, staffNumber }, nameless }: { session: LiveSession; nameless: string }) {
  const address = role === "CUSTOMER" ? "/admin/customers" : "/admin/staff";
  return <a href={`${address}/${userId}`}>{nameAndNumber(name || nameless, staffNumber)}</a>;
}
