import "./review.css";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/app/_ui/notice";
import { Title } from "@/app/_ui/title";
import { CaseSheet } from "@/app/(manager)/work/applications/[id]/case-sheet";
import { useCaseWords } from "@/app/(manager)/work/applications/[id]/words/case";
import { requireRole } from "@/lib/auth/require-role";
import { isInvalidReturn } from "@/lib/forms/invalid-return";
import { unsentOf } from "@/lib/forms/unsent";
import { attend } from "@/lib/queue/attend";
import { findToJudge } from "@/lib/reviews/queries";

export default async function ReviewPage({ params, searchParams }: PageProps<"/work/applications/[id]">) {
  const manager = await requireRole("MANAGER", "applications.review");
  const { id } = await params;
  const { notice } = await searchParams;
  const found = await findToJudge(manager, id);
  if (!found) notFound();
  const { shown, advice } = found;
  await attend(manager, shown);

  const t = await getTranslations("review");
  const answered = await isInvalidReturn();
  const unsent = await unsentOf(manager);
  return (
    <>
      <Title>{t("title", { number: shown.number })}</Title>
      {notice && <Notice code={notice} />}
      {unsent && <Notice code="session.unsentBack" tone="warn" />}
      <Case shown={shown} advice={advice} manager={manager} answered={answered} unsent={unsent} />
    </>
  );
}

/** As one text: of a list of words the server looks at each on its way to the browser, and the browser again. */
const Case = (known: Parameters<typeof useCaseWords>[0]) => <CaseSheet text={JSON.stringify(useCaseWords(known))} />;
