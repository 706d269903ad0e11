import "../risk.css";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StaffHead } from "@/app/_ui/page-head";
import { Tabs } from "@/app/_ui/tabs";
import { When } from "@/app/_ui/value";

const views = { volumes: "", alarms: "/alarms", cards: "/cards", fairness: "/fairness", replay: "/replay" };
export type View = keyof typeof views;

/** The head of the five pages, and of when their figures are. */
export async function MonitoringFrame({ view, at, children }: { view: View; at: Date | null; children: ReactNode }) {
  const t = await getTranslations("monitoring");
  return (
    <>
      <StaffHead
        title={t("title")}
        documentTitle={`${t(`view.${view}`)} · ${t("title")}`}
        lead={t(`lead.${view}`)}
        aside={at && t.rich("asOf", { at: () => <When at={at} /> })}
      />
      <Tabs
        label={t("views")}
        tabs={Object.entries(views).map(([name, path]) => ({
          href: `/work/monitoring${path}`,
          label: t(`view.${name as View}`),
          current: name === view,
        }))}
      />
      {children}
    </>
  );
}
