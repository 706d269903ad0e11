import "./advice.css";
import { notFound } from "next/navigation";
import { StaffHead } from "@/app/_ui/page-head";
import { AdviceDetails } from "@/app/(manager)/work/applications/[id]/advice/advice-details";
import { sentenceOf, useAdviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import type { ShownAdvice } from "@/lib/advice/queries";
import { viewSimilar } from "@/lib/advice/view-similar";
import { requireRole } from "@/lib/auth/require-role";

/** What the advice rests on: a page beside the case, since few look and the review page is opened most of all. */
export default async function AdvicePage({ params }: PageProps<"/work/applications/[id]/advice">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const shown = await viewSimilar(manager, (await params).id);
  if (!shown) notFound();

  return <Grounds shown={shown} />;
}

function Grounds({ shown }: { shown: ShownAdvice }) {
  const words = useAdviceWords();
  const { number, applicationId } = shown;
  return (
    <>
      <StaffHead
        title={words.t("grounds.title")}
        documentTitle={words.t("grounds.documentTitle", { number })}
        lead={sentenceOf(shown, words)}
        back={{ href: `/work/applications/${applicationId}`, label: words.t("grounds.back", { number }) }}
      />
      <AdviceDetails shown={shown} words={words} />
    </>
  );
}
