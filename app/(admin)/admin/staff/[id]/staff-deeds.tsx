import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { sendAgain, takeBack } from "@/app/(admin)/admin/staff/[id]/actions";
import type { Admin } from "@/lib/auth/actor";
import type { StaffRow } from "@/lib/staff/queries";

/** What can be done with a colleague's account in its present state. There is no way to set anybody's password. */
export async function StaffDeeds({ person: { id, status, role, openCases } }: { person: StaffRow }) {
  const t = await getTranslations("staff.deed");
  const lost = await getTranslations("staff.lost");
  const at = (page: string) => `/admin/staff/${id}/${page}`;
  const active = status === "ACTIVE";
  return (
    <div className="no-print mt-3 flex flex-wrap items-center gap-2">
      {(active || status === "PENDING" || status === "DISABLED") && (
        <ButtonLink href={at("edit")}>{t("edit")}</ButtonLink>
      )}
      {(active || status === "PENDING") && <ButtonLink href={at("rights")}>{t("rights")}</ButtonLink>}
      {active && <ButtonLink href={at("role")}>{t(`role.${role}`)}</ButtonLink>}
      {active && <ButtonLink href={at("reset")}>{t("reset")}</ButtonLink>}
      {active && <ButtonLink href={at("factors")}>{lost("deed")}</ButtonLink>}
      {active && openCases > 0 && <ButtonLink href={`${at("leave")}?outcome=STAY`}>{t("place")}</ButtonLink>}
      {active && <ButtonLink href={`${at("leave")}?outcome=DISABLED`}>{t("disable")}</ButtonLink>}
      {status === "DISABLED" && <ButtonLink href={at("enable")}>{t("enable")}</ButtonLink>}
      {(active || status === "DISABLED") && (
        <ButtonLink href={`${at("leave")}?outcome=REMOVED`}>{t("remove")}</ButtonLink>
      )}
    </div>
  );
}

/** An invitation that nobody has used yet: send it again, or take it back. */
export async function InvitationDeeds({ admin, person: { id, status } }: { admin: Admin; person: StaffRow }) {
  const t = await getTranslations("staff.deed");
  if (status !== "PENDING" && status !== "AWAITS_APPROVAL") return null;
  if (!admin.fresh)
    return (
      <p className="mt-3">
        <ToConfirm actor={admin} path={`/admin/staff/${id}`}>
          {t("confirmInvitation")}
        </ToConfirm>
      </p>
    );
  return (
    <div className="no-print mt-3 flex flex-wrap items-start gap-2">
      {status === "PENDING" && (
        <Form action={sendAgain} id="again" bare>
          <Hidden name="staffId" value={id} />
          <Submit tone="quiet">{t("again")}</Submit>
        </Form>
      )}
      <Form action={takeBack} id="back" bare>
        <Hidden name="staffId" value={id} />
        <Submit tone="quiet">{t("takeBack")}</Submit>
      </Form>
    </div>
  );
}
