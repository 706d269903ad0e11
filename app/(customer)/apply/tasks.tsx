import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/app/_ui/button";
import { Buttons } from "@/app/_ui/form";
import { PageHead } from "@/app/_ui/page-head";
import { TaskList } from "@/app/_ui/task-list";
import {
  answeredOf,
  groupNames,
  nextTask,
  type Task,
  type TaskState,
  taskGroups,
  tasks,
} from "@/lib/applications/progress";
import type { Draft } from "@/lib/applications/queries";
import { requiredDocuments } from "@/lib/applications/rules";
import type { Profile } from "@/lib/customers/profile";
import type { Language } from "@/lib/language";
import { formatAmount } from "@/lib/money";

type Props = { draft: Draft; profile: Profile; progress: Record<Task, TaskState> };

/** What is done, what is left, and the one button that goes on. */
export async function Tasks({ draft, profile, progress }: Props) {
  const t = await getTranslations("apply");
  const names = await getTranslations("products.names");
  const next = nextTask(progress);
  const done = tasks.filter((task) => progress[task] === "done").length;
  const groups = await Promise.all(
    groupNames.map(async (group) => ({
      title: t(`groups.${group}`),
      tasks: await Promise.all(taskGroups[group].map((task) => row(task, { draft, profile, progress }))),
    })),
  );
  return (
    <>
      <PageHead
        title={draft.productCode ? t("titleCard", { card: names(draft.productCode as "GOLD") }) : t("title")}
        lead={next === "check" ? t("list.ready") : t("list.progress", { done, left: tasks.length - done })}
      />
      {draft.previousApplicationId && <p className="mt-2 text-muted">{t("list.again")}</p>}
      <TaskList groups={groups} />
      <Buttons className="mt-9">
        <ButtonLink href={`/apply/${next}`} tone="main">
          {t("list.goOn", { task: t(`tasks.${next}`) })}
        </ButtonLink>
        <ButtonLink href="/applications" tone="plain">
          {t("list.later")}
        </ButtonLink>
      </Buttons>
    </>
  );
}

async function row(task: Task, props: Props) {
  const t = await getTranslations("apply");
  const hint = await hintOf(task, props);
  return { label: t(`tasks.${task}`), href: `/apply/${task}`, state: props.progress[task], ...(hint ? { hint } : {}) };
}

async function hintOf(task: Task, { draft, profile, progress }: Props): Promise<string | null> {
  const t = await getTranslations("apply.list");
  switch (task) {
    case "product":
      return chosen(draft);
    case "documents":
      return draft.documents.length > 0 ? t("uploaded", { count: draft.documents.length }) : wanted(profile);
    case "check":
      return progress.check === "locked" ? t("checkLocked") : null;
    default:
      return progress[task] === "started" ? t("answered", answeredOf(profile, task)) : null;
  }
}

async function chosen({ productCode, requestedLimit }: Draft) {
  if (productCode === null || requestedLimit === null) return null;
  const t = await getTranslations("apply.list");
  const names = await getTranslations("products.names");
  const language = (await getLocale()) as Language;
  const limit = formatAmount(requestedLimit, language, { whole: true });
  return t("card", { card: names(productCode as "GOLD"), limit });
}

async function wanted(profile: Profile) {
  const t = await getTranslations("apply.list");
  const kinds = await getTranslations("fields.options.documentKind");
  return t("documents", {
    kinds: requiredDocuments(profile)
      .map((kind) => kinds(kind))
      .join(t("comma")),
  });
}
