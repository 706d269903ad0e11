import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/app/_ui/button";
import { Choice } from "@/app/_ui/choice";
import { TextArea } from "@/app/_ui/field";
import { Buttons, Hidden } from "@/app/_ui/form";
import { StaffHead } from "@/app/_ui/page-head";
import { PostedForm } from "@/app/_ui/posted-form";
import { SummaryList } from "@/app/_ui/summary-list";
import { formats } from "@/lib/exports/schema";

type Props = {
  list: "queue" | "customers" | "signIns" | "log";
  /** The list itself, with its filters. */
  back: string;
  /** The route that makes the file. */
  action: string;
  /** The list's filters as its address says them. */
  filters: string;
  /** The same in words; without them everything is exported. */
  shows: ReactNode;
  fault: string | string[] | undefined;
};

type Words = { (code: string): string; has(code: string): boolean };

/** `<ExportPage list back action filters shows fault>`: in which form somebody wants a list, and what for. */
export async function ExportPage({ list, back, action, filters, shows, fault }: Props) {
  const t = await getTranslations("exporting");
  const form = await getTranslations("ui.form");
  const faults = (await getTranslations("errors")) as unknown as Words;
  const known = typeof fault === "string" && /^grounds\.\w{1,20}$/.test(fault) && faults.has(fault);
  const errors: Record<string, string> = known ? { reason: faults(fault) } : {};
  const title = t("title", { list: t(`list.${list}`) });
  const words = { errorWord: form("errorWord"), summaryOne: form("summaryOne"), summaryMany: form("summaryMany") };
  const head = (
    <>
      <StaffHead
        title={title}
        documentTitle={known ? words.errorWord + title : title}
        lead={t("lead")}
        back={{ href: back, label: t("back", { list: t(`list.${list}`) }) }}
      />
      <div className="max-w-[560px]">
        <SummaryList
          answers={[
            { label: t("shows"), value: shows || t("everything") },
            { label: t("masks"), value: t(`masked.${list}`) },
          ]}
        />
      </div>
    </>
  );
  return (
    <PostedForm action={action} values={{ format: "xlsx" }} errors={errors} words={words} head={head}>
      {[...new URLSearchParams(filters)].map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <Choice
        name="format"
        legend={t("format")}
        inline
        options={formats.map((value) => ({ value, label: t(`as.${value}`) }))}
      />
      <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} maxLength={500} />
      <Buttons>
        <Button tone="main">{t("verb")}</Button>
        <ButtonLink href={back} tone="plain">
          {t("cancel")}
        </ButtonLink>
      </Buttons>
    </PostedForm>
  );
}
