import { getTranslations } from "next-intl/server";
import { Empty } from "@/app/_ui/empty";
import { Paging } from "@/app/_ui/paging";
import { SignInList } from "@/app/_ui/sign-in-list";
import { PersonHead, PersonPage } from "@/app/(person)/person-page";
import { EntryPageSchema } from "@/lib/audit/schema";
import { requireRole } from "@/lib/auth/require-role";
import { listOwnSignIns } from "@/lib/sign-ins/queries";

export default async function OwnSignInsPage({ searchParams }: PageProps<"/security/sign-ins">) {
  const actor = await requireRole("PERSON");
  const { after } = EntryPageSchema.parse(await searchParams);
  const { signIns, after: next } = await listOwnSignIns(actor, after);
  const t = await getTranslations("account.signIns");

  return (
    <PersonPage role={actor.role}>
      <PersonHead
        role={actor.role}
        title={t("title")}
        lead={t("lead")}
        back={{ href: "/security", label: t("back") }}
      />
      <div className="mt-4">
        {signIns.length === 0 ? <Empty title={t("none")} /> : <SignInList signIns={signIns} />}
      </div>
      {(after || next) && (
        <Paging first={after && "/security/sign-ins"} next={next ? `/security/sign-ins?after=${next}` : undefined} />
      )}
    </PersonPage>
  );
}
