import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AsideSection, Columns } from "@/app/_ui/columns";
import { PageHead } from "@/app/_ui/page-head";
import { Kept } from "@/app/(customer)/apply/aside";
import { placeOf, type Task } from "@/lib/applications/progress";
import type { Draft } from "@/lib/applications/queries";

type AskedTask = Exclude<Task, "documents" | "check">;

/** The frame of a question page: the questions, and beside them what is needed and how long the draft is kept. */
export async function Question({
  task,
  draft,
  children,
}: {
  task: AskedTask;
  draft: Draft | null;
  children: ReactNode;
}) {
  const t = await getTranslations("apply");
  return (
    <Columns
      aside={
        <>
          <AsideSection id="use" title={t("aside.use")}>
            <p>{t(`use.${task}`)}</p>
          </AsideSection>
          {draft && <Kept draft={draft} />}
        </>
      }
    >
      {children}
    </Columns>
  );
}

/** Where one is, in words, and the way back. */
export async function QuestionHead({ task, title, checking }: { task: Task; title: string; checking: boolean }) {
  const t = await getTranslations("apply");
  const { group, step, of } = placeOf(task);
  return (
    <PageHead
      plain
      title={title}
      documentTitle={`${title} - ${t("title")}`}
      caption={of > 1 ? t("place", { group: t(`groups.${group}`), step, of }) : t(`groups.${group}`)}
      back={checking ? { href: "/apply/check", label: t("backToCheck") } : { href: "/apply", label: t("back") }}
    />
  );
}
