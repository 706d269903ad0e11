import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** `<Picks action>`: a GET form around a DataTable and its BatchBar. It leads to confirm pages; nothing happens here yet. */
export function Picks({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form method="get" action={action} className="picks">
      {children}
    </form>
  );
}

type BarProps = {
  children: ReactNode;
  /** Said instead of how many rows are ticked. */
  all?: ReactNode;
  /** Links that tick more, or none. */
  more?: ReactNode;
};

/** `<BatchBar all? more?>` with `Button`s as children: says how many rows are ticked, by a CSS counter. */
export function BatchBar({ children, all, more }: BarProps) {
  const t = useTranslations("ui.batch");
  return (
    <div className="no-print mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-line bg-canvas px-3 py-2.5">
      <span className="whitespace-nowrap font-semibold">
        {all ?? (
          <>
            {t("picked")} <span className="picked" /> {t("rows")}
          </>
        )}
      </span>
      {children}
      <span className="mr-auto text-muted">{t("note")}</span>
      {more}
    </div>
  );
}
