import { getTranslations } from "next-intl/server";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { None, When } from "@/app/_ui/value";
import { adviceWords } from "@/app/(manager)/work/applications/[id]/advice-words";
import { percent } from "@/app/(manager)/work/figures";
import type { ShownAlarm } from "@/lib/monitoring/alarms";

const heads = ["what", "level", "measured", "since", "owner", "plan"] as const;

/** What is wanting, since when, who has taken it on and what that person means to do. */
export async function AlarmTable({ alarms, over = false }: { alarms: ShownAlarm[]; over?: boolean }) {
  const t = await getTranslations("monitoring.alarms");
  const what = await namesOfAlarms();
  const figure = ({ kind, measured, bound }: ShownAlarm) => {
    if (kind === "replay") return t("differing", { count: measured });
    const said = kind === "drift" || kind === "fairness" ? (value: number) => value.toFixed(2) : percent;
    return t(`against.${kind}`, { measured: said(measured), bound: said(bound) });
  };
  return (
    <DataTable
      caption={t(over ? "over" : "title")}
      columns={heads.map((key) => ({ key, head: t(key), names: key === "what" }))}
      rows={alarms.map((alarm) => ({
        id: alarm.id,
        cells: {
          what: what(alarm),
          level: <Tag tone={over ? "plain" : alarm.level === "act" ? "bad" : "warn"}>{t(`levels.${alarm.level}`)}</Tag>,
          measured: figure(alarm),
          since: over ? (
            t.rich("span", { from: () => <When at={alarm.raisedAt} />, to: () => <When at={alarm.clearedAt} /> })
          ) : (
            <When at={alarm.raisedAt} />
          ),
          owner: alarm.owner ?? <None />,
          plan: alarm.plan ?? <None />,
        },
      }))}
    />
  );
}

/** "Drift: monthly income" */
export async function namesOfAlarms() {
  const t = await getTranslations("monitoring.alarms");
  const groups = await getTranslations("monitoring.fairness.group");
  const { field } = await adviceWords();
  return ({ kind, subject }: Pick<ShownAlarm, "kind" | "subject">): string => {
    if (kind === "overrides" || kind === "replay") return t(`kind.${kind}`);
    const name = kind === "drift" ? field(subject) : kind === "fairness" ? groups(subject as "MALE") : subject;
    return t(`kind.${kind}`, { name });
  };
}
