import { missingDocuments } from "@/lib/applications/rules";
import type { Profile } from "@/lib/customers/profile";
import { neededForApplication, type Section, sectionState } from "@/lib/customers/rules";
import type { DocumentKind } from "@/lib/generated/prisma/enums";

/** The pages of an application in the order in which they are filled in, grouped as the task list shows them. */
export const taskGroups = {
  card: ["product"],
  person: ["identity", "contact", "housing"],
  work: ["employment", "income", "debts"],
  finish: ["documents", "check"],
} as const satisfies Record<string, readonly ("product" | Section | "documents" | "check")[]>;

export type TaskGroup = keyof typeof taskGroups;
export type Task = (typeof taskGroups)[TaskGroup][number];

export const groupNames = Object.keys(taskGroups) as TaskGroup[];
export const tasks: readonly Task[] = groupNames.flatMap((group) => [...taskGroups[group]]);

export type TaskState = "todo" | "started" | "done" | "locked";

type Draft = { productCode: string | null; requestedLimit: bigint | null; documents: { kind: DocumentKind }[] };

/** How far each page is. The last opens when all others are done. */
export function progressOf(draft: Draft, profile: Profile): Record<Task, TaskState> {
  const before = {
    product: draft.productCode !== null && draft.requestedLimit !== null ? ("done" as const) : ("todo" as const),
    ...sectionStates(profile),
    documents: documentsState(draft, profile),
  };
  const ready = Object.values(before).every((state) => state === "done");
  return { ...before, check: ready ? "todo" : "locked" };
}

/** Where to go on: the first page that is not done. */
export const nextTask = (progress: Record<Task, TaskState>): Task =>
  tasks.find((task) => progress[task] !== "done") ?? "check";

export const taskAfter = (task: Task): Task => tasks[tasks.indexOf(task) + 1] ?? "check";

/** Step `step` of `of` in its group. */
export function placeOf(task: Task): { group: TaskGroup; step: number; of: number } {
  const group = groupNames.find((name) => (taskGroups[name] as readonly Task[]).includes(task))!;
  return { group, step: (taskGroups[group] as readonly Task[]).indexOf(task) + 1, of: taskGroups[group].length };
}

/** How many of the questions of a section that need an answer have one. */
export function answeredOf(profile: Profile, section: Section): { answered: number; asked: number } {
  const needed = neededForApplication(profile).filter((question) => question.section === section);
  return { answered: needed.filter(({ field }) => profile[field] !== null).length, asked: needed.length };
}

const words = { untouched: "todo", begun: "started", complete: "done" } as const;

function sectionStates(profile: Profile) {
  const of = (section: Section) => words[sectionState(profile, section)];
  return {
    identity: of("identity"),
    contact: of("contact"),
    housing: of("housing"),
    employment: of("employment"),
    income: of("income"),
    debts: of("debts"),
  };
}

function documentsState({ documents }: Draft, profile: Profile): TaskState {
  const kinds = documents.map(({ kind }) => kind);
  if (missingDocuments(profile, kinds).length === 0) return "done";
  return kinds.length > 0 ? "started" : "todo";
}
