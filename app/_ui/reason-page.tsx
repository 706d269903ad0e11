import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { Buttons, Form, Hidden } from "@/app/_ui/form";
import type { FormValues } from "@/app/_ui/form-context";
import { StaffHead } from "@/app/_ui/page-head";
import { Submit } from "@/app/_ui/submit";
import type { FormAction } from "@/lib/forms/state";

type Props = {
  action: FormAction;
  title: string;
  /** What happens, one sentence each. */
  effects: ReactNode[];
  verb: string;
  danger?: boolean;
  back: { href: string; label: string };
  hidden: Record<string, string | number>;
  values?: FormValues;
  /** Fields above the reason. */
  /** Room for tables above the reason. */
  wide?: boolean;
  children?: ReactNode;
};

/** `<ReasonPage action title effects verb back hidden values? danger?>`: a staff page for a deed to somebody's account that asks why. */
export async function ReasonPage({
  action,
  title,
  effects,
  verb,
  danger = false,
  back,
  hidden,
  values,
  wide = false,
  children,
}: Props) {
  const t = await getTranslations("staff");
  const head = (
    <>
      <StaffHead title={title} back={back} />
      <ul className="mt-3 list-disc pl-5">
        {effects.map((effect, index) => (
          <li key={index}>{effect}</li>
        ))}
      </ul>
    </>
  );
  return (
    <div className={wide ? "max-w-[860px]" : "max-w-[600px]"}>
      <Form action={action} head={head} {...(values ? { values } : {})}>
        {Object.entries(hidden).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        {children}
        <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={3} />
        <Buttons>
          <Submit tone={danger ? "danger" : "main"}>{verb}</Submit>
          <ButtonLink href={back.href} tone="plain">
            {t("cancel")}
          </ButtonLink>
        </Buttons>
      </Form>
    </div>
  );
}
