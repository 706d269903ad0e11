import { getTranslations } from "next-intl/server";
import { Facts } from "@/app/_ui/facts";
import { Money, None, When } from "@/app/_ui/value";
import type { findInvitation, StaffRow } from "@/lib/staff/queries";

type Props = { person: StaffRow; invitation: Awaited<ReturnType<typeof findInvitation>> };

export async function StaffFacts({ person, invitation }: Props) {
  const t = await getTranslations("staff");
  const factors = [
    ...(person.passkeys.length > 0 ? [t("page.passkeys", { count: person.passkeys.length })] : []),
    ...(person.totps.length > 0 ? [t("factor.totp")] : []),
  ];
  const waits = person.status === "PENDING" || person.status === "AWAITS_APPROVAL";
  return (
    <section aria-labelledby="account" className="min-w-0">
      <h2 id="account" className="border-b border-ink pb-1">
        {t("page.account")}
      </h2>
      <Facts
        items={[
          { label: t("head.number"), value: person.staffNumber },
          { label: t("head.email"), value: <span className="break-all">{person.email}</span> },
          { label: t("head.branch"), value: person.branch || <None /> },
          ...(person.role === "MANAGER"
            ? [
                { label: t("page.authority"), value: <Money cents={person.limitAuthority} /> },
                { label: t("head.cases"), value: person.openCases },
              ]
            : []),
          { label: t("head.created"), value: <When at={person.createdAt} /> },
          ...(waits ? [{ label: t("page.invitation"), value: await invitationWords(person, invitation) }] : []),
          ...(waits
            ? []
            : [
                { label: t("page.confirmed"), value: <When at={person.confirmedAt} /> },
                { label: t("head.lastSignIn"), value: <When at={person.lastSignInAt} to="second" /> },
                {
                  label: t("page.factors"),
                  value: factors.length > 0 ? factors.join(t("between")) : t("page.noFactor"),
                },
              ]),
        ]}
      />
    </section>
  );
}

/** Where the letter is: not sent yet, on its way, out of date. */
async function invitationWords({ status }: StaffRow, invitation: Props["invitation"]) {
  const t = await getTranslations("staff.page");
  if (status === "AWAITS_APPROVAL") return t("invitationHeld");
  if (!invitation) return t("invitationQueued");
  if (invitation.expiresAt < new Date()) return t("invitationExpired");
  return (
    <>
      {t("invitationOpen")} <When at={invitation.expiresAt} />
    </>
  );
}
