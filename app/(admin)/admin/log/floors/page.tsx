import { getTranslations } from "next-intl/server";
import { Choice } from "@/app/_ui/choice";
import { Section } from "@/app/_ui/columns";
import { DataTable } from "@/app/_ui/data-table";
import { Field, TextArea } from "@/app/_ui/field";
import { Form } from "@/app/_ui/form";
import { Notice } from "@/app/_ui/notice";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import { ToConfirm } from "@/app/_ui/to-confirm";
import { saveFloor } from "@/app/(admin)/admin/log/floors/actions";
import { lowestFloor, readFloors } from "@/lib/audit/floors";
import { logClasses } from "@/lib/audit/rules";
import { requireRole } from "@/lib/auth/require-role";

export default async function FloorsPage({ searchParams }: PageProps<"/admin/log/floors">) {
  const admin = await requireRole("ADMIN", "log.read");
  const t = await getTranslations("operationLog.floors");
  const log = await getTranslations("operationLog");
  const archive = await getTranslations("operationLog.archive");
  return (
    <>
      <Notice code={(await searchParams).notice} />
      <StaffHead title={t("title")} lead={t("lead")} back={{ href: "/admin/log", label: log("title") }} />
      <div className="mt-4 max-w-[760px]">
        <Floors />
        <Section title={t("change")} id="change">
          {!admin.rights.has("log.delete") ? (
            <p className="mt-1">{t("mayNot")}</p>
          ) : admin.fresh ? (
            <Change />
          ) : (
            <p className="mt-4">
              <ToConfirm actor={admin} path="/admin/log/floors">
                {archive("confirm")}
              </ToConfirm>
            </p>
          )}
        </Section>
      </div>
    </>
  );
}

async function Floors() {
  const t = await getTranslations("operationLog.floors");
  const archive = await getTranslations("operationLog.archive");
  const words = await getTranslations("approvals.words.class");
  const now = await readFloors();
  return (
    <DataTable
      caption={t("title")}
      columns={(["class", "lowest", "now"] as const).map((key) => ({ key, head: t(key), names: key === "class" }))}
      rows={logClasses.map((name) => ({
        id: name,
        cells: {
          class: { text: words(name) },
          lowest: { text: archive("monthsKept", { months: lowestFloor(name) }) },
          now: { text: archive("monthsKept", { months: now[name] }) },
        },
      }))}
    />
  );
}

async function Change() {
  const t = await getTranslations("operationLog.floors");
  const words = await getTranslations("approvals.words.class");
  return (
    <Form action={saveFloor}>
      <Choice
        name="class"
        legend={t("class")}
        options={logClasses.map((name) => ({ value: name, label: words(name) }))}
      />
      <Field name="months" label={t("months")} width="tiny" inputMode="numeric" autoComplete="off" />
      <TextArea name="reason" label={t("reason")} rows={2} />
      <div>
        <Submit>{t("save")}</Submit>
      </div>
    </Form>
  );
}
