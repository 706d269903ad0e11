import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/columns";
import { Empty } from "@/app/_ui/empty";
import { TextArea } from "@/app/_ui/field";
import { Form } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { Select } from "@/app/_ui/select";
import { Submit } from "@/app/_ui/submit";
import { look, take } from "@/app/(manager)/work/monitoring/alarms/actions";
import { AlarmTable, namesOfAlarms } from "@/app/(manager)/work/monitoring/alarms/alarm-table";
import { MonitoringFrame } from "@/app/(manager)/work/monitoring/frame";
import { requireRole } from "@/lib/auth/require-role";
import { listAlarms, type ShownAlarm } from "@/lib/monitoring/alarms";

/** What the daily look at the cards finds wanting, and who sees to it. */
export default async function AlarmsPage({ searchParams }: PageProps<"/work/monitoring/alarms">) {
  const manager = await requireRole("MANAGER", "models.manage");
  const { open, over, at } = await listAlarms(manager);
  const t = await getTranslations("monitoring.alarms");
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <MonitoringFrame view="alarms" at={at}>
        <div className="figures">
          <Form action={look} id="look" bare>
            <div className="mt-4">
              <Submit tone="quiet">{t("look")}</Submit>
            </div>
          </Form>
          {open.length === 0 ? <Empty title={t("none")} /> : <AlarmTable alarms={open} />}
          {open.length > 0 && <TakeForm alarms={open} />}
          {over.length > 0 && (
            <Section title={t("over")} id="over">
              <AlarmTable alarms={over} over />
            </Section>
          )}
        </div>
      </MonitoringFrame>
    </>
  );
}

async function TakeForm({ alarms }: { alarms: ShownAlarm[] }) {
  const t = await getTranslations("monitoring.alarms.take");
  const name = await namesOfAlarms();
  const unowned = alarms.find(({ owner }) => owner === null) ?? alarms[0]!;
  return (
    <Section title={t("title")} id="take">
      <div className="max-w-[760px]">
        <Form action={take} values={{ alarmId: unowned.id }}>
          <Select
            name="alarmId"
            label={t("alarm")}
            options={alarms.map((alarm) => ({ value: alarm.id, label: name(alarm) }))}
          />
          <TextArea name="plan" label={t("plan")} rows={2} />
          <div>
            <Submit>{t("verb")}</Submit>
          </div>
        </Form>
      </div>
    </Section>
  );
}
