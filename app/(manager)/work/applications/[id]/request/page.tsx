import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Form } from "@/app/_ui/form";
import { Callout } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { giveBack } from "@/app/(manager)/work/applications/[id]/request/actions";
import { RequestFields } from "@/app/(manager)/work/applications/[id]/request/request-fields";
import { requireRole } from "@/lib/auth/require-role";
import { attend } from "@/lib/queue/attend";
import { findForReview } from "@/lib/reviews/queries";

export default async function RequestPage({ params }: PageProps<"/work/applications/[id]/request">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const shown = await findForReview(manager, (await params).id);
  if (!shown) notFound();
  await attend(manager, shown);

  const t = await getTranslations("review.request");
  const head = (
    <StaffHead
      title={t("title")}
      documentTitle={t("documentTitle", { number: shown.number ?? "" })}
      lead={t("lead")}
      back={{ href: `/work/applications/${shown.id}`, label: t("back", { number: shown.number ?? "" }) }}
    />
  );
  return (
    <Form action={giveBack} head={head}>
      {shown.may.decide ? <RequestFields shown={shown} /> : <Callout tone="warn">{t("closed")}</Callout>}
    </Form>
  );
}
