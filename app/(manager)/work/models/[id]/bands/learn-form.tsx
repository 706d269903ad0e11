import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TextArea } from "@/app/_ui/field";
import { Form, Hidden } from "@/app/_ui/form";
import { Submit } from "@/app/_ui/submit";
import type { FormAction } from "@/lib/forms/state";

type Props = {
  action: FormAction;
  modelId: string;
  field: string;
  values: Record<string, string>;
  lead: string;
  children: ReactNode;
};

/** Has a card learned anew with what is set here for one of its items, against a reason. */
export async function LearnForm({ action, modelId, field, values, lead, children }: Props) {
  const t = await getTranslations("models.bands");
  return (
    <div className="max-w-[760px]">
      <p>{lead}</p>
      <Form action={action} values={values} id="bands">
        <Hidden name="modelId" value={modelId} />
        <Hidden name="field" value={field} />
        {children}
        <TextArea name="reason" label={t("reason")} rows={2} />
        <div>
          <Submit>{t("verb")}</Submit>
        </div>
      </Form>
    </div>
  );
}
