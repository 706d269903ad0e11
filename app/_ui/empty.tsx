import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/button";

/**
 * `<Empty title action?>` with a sentence as children. "Nothing yet" says how the first one comes about;
 * "nothing found" offers to clear the filters: two texts, never one.
 */
export function Empty({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="my-6 rounded-card border border-line bg-canvas px-6 py-8">
      <p className="font-semibold">{title}</p>
      {children && <div className="mt-1 text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap gap-x-6 gap-y-3">{action}</div>}
    </div>
  );
}

/** `<NothingFound title clear>`: filters that find nothing, and the list without them. */
export function NothingFound({ title, clear }: { title: string; clear: string }) {
  const t = useTranslations("ui.query");
  return (
    <Empty title={title} action={<ButtonLink href={clear}>{t("clear")}</ButtonLink>}>
      {t("fewer")}
    </Empty>
  );
}
