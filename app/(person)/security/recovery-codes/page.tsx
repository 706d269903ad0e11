import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Buttons, Form } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { Submit } from "@/app/_ui/submit";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { keepCodes, makeCodes } from "@/app/(person)/security/actions";
import { requireFresh } from "@/lib/auth/require-fresh";
import { requireRole } from "@/lib/auth/require-role";
import { findCodeSheet } from "@/lib/factors/queries";

export default async function RecoveryCodesPage({ searchParams }: PageProps<"/security/recovery-codes">) {
  const actor = await requireRole("PERSON");
  requireFresh(actor, "/security/recovery-codes");
  const codes = await findCodeSheet(actor);
  const { notice } = await searchParams;
  // Whoever has kept the codes has nothing to do with them when another factor is added.
  if (notice === "factor.added" && codes.length === 0) redirect("/security?notice=factor.added");
  const t = await getTranslations("security");
  const head = (
    <PersonHead
      role={actor.role}
      title={t("codes.title")}
      lead={t(codes.length > 0 ? "codes.shown" : "codes.lead")}
      back={{ href: "/security", label: t("back") }}
    />
  );
  return (
    <PersonPage role={actor.role}>
      <Notice code={notice} />
      {codes.length > 0 ? (
        <Form action={keepCodes} head={head}>
          <ol className="grid max-w-[26em] grid-cols-2 gap-x-8 gap-y-2 rounded-card border border-line bg-surface p-5">
            {codes.map((code) => (
              <li key={code} className="code font-semibold" translate="no">
                {code}
              </li>
            ))}
          </ol>
          <Buttons>
            <Submit>{t("codes.kept")}</Submit>
          </Buttons>
        </Form>
      ) : (
        <Form action={makeCodes} head={head}>
          <Buttons>
            <Submit>{t("codes.make")}</Submit>
          </Buttons>
        </Form>
      )}
    </PersonPage>
  );
}
