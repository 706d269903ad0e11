import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Tag } from "@/app/_ui/tag";

export type Task = {
  label: string;
  href: string;
  hint?: ReactNode;
  /** locked: cannot be filled in yet, and is no link. */
  state: "todo" | "started" | "done" | "locked";
};

/** `<TaskList groups>`: numbered groups of tasks; done is the quiet state. */
export function TaskList({ groups }: { groups: { title: string; tasks: Task[] }[] }) {
  return (
    <div>
      {groups.map((group, index) => (
        <section key={group.title} aria-labelledby={`group-${index}`}>
          <h2 id={`group-${index}`} className="mt-9 flex gap-3 border-b border-ink pb-2">
            <span className="font-normal text-muted tabular-nums">{index + 1}</span>
            {group.title}
          </h2>
          <ul>
            {group.tasks.map((task) => (
              <TaskRow key={task.href} task={task} id={`task-${index}-${group.tasks.indexOf(task)}`} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

async function TaskRow({ task, id }: { task: Task; id: string }) {
  const t = await getTranslations("ui.tasks");
  const tone = { todo: "plain", started: "info" } as const;
  return (
    <li className="flex min-h-[60px] items-center gap-x-4 gap-y-2 border-b border-line py-2.5 sm:pl-7">
      <span className="min-w-0 flex-1">
        {task.state === "locked" ? (
          <span className="text-muted">{task.label}</span>
        ) : (
          <a href={task.href} aria-describedby={id}>
            {task.label}
          </a>
        )}
        {task.hint && <span className="mt-0.5 block text-small text-muted">{task.hint}</span>}
      </span>
      <span id={id} className={task.state === "locked" ? "whitespace-nowrap text-muted" : "whitespace-nowrap"}>
        {task.state === "done" || task.state === "locked" ? (
          t(task.state)
        ) : (
          <Tag tone={tone[task.state]}>{t(task.state)}</Tag>
        )}
      </span>
    </li>
  );
}
